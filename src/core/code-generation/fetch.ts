import { code } from './format.ts'
import type { RequestDraft, Written } from '../dialect/copyFormat.ts'
import { toJavaScriptString } from './javaScriptLiteral.ts'
import { toWireUrl } from './wireUrl.ts'

/** A call of `fetch` as one expression, so that it can be pasted into a console repeatedly. */
export function toFetch({ url, text }: RequestDraft): Written {
  return code([
    `fetch(${toJavaScriptString(toWireUrl(url))}, {`,
    '  method: "POST",',
    '  credentials: "include",',
    '  headers: { "Content-Type": "text/plain" },',
    `  body: ${toJavaScriptString(text)},`,
    '}).then(async response => console.log(response.status, await response.text()));',
  ])
}
