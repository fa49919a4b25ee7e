import { code } from './format.ts'
import type { RequestDraft, Written } from '../dialect/copyFormat.ts'
import { PLAIN_TEXT } from './headers.ts'
import { toPowerShellText } from './powerShellWord.ts'
import { toWireUrl } from './wireUrl.ts'

/**
 * A request with PowerShell's own command. Program arguments would lose their quotes in Windows PowerShell 5.1, which also
 * sends strings in Latin-1: hence bytes.
 */
export function toPowerShell({ url, text }: RequestDraft, headers = PLAIN_TEXT): Written {
  const { contentType, userAgent } = headers
  return code([
    `Invoke-WebRequest -UseBasicParsing -Method POST -Uri ${toPowerShellText(toWireUrl(url))} \``,
    `  -ContentType ${toPowerShellText(contentType)} \``,
    ...(userAgent === undefined ? [] : [`  -UserAgent ${toPowerShellText(userAgent)} \``]),
    `  -Body ([Text.Encoding]::UTF8.GetBytes(${toPowerShellText(text)}))`,
  ])
}
