import { queryPairs } from '../delivery/address.ts'
import { redactText } from '../redaction/redactText.ts'
import { code, type RequestDraft, type Written } from './format.ts'
import { toWireUrl } from './wireUrl.ts'

const HTTP = 'HTTP/1.1'

/** One entry of a HAR 1.2 log: the request without its credentials, and a placeholder for the missing answer. */
export function toHarEntry({ url, text: body, time }: RequestDraft): Written {
  const [target, text] = [redactText(toWireUrl(url)), redactText(body)]
  const entry = {
    startedDateTime: new Date(time).toISOString(),
    time: 0,
    request: {
      method: 'POST',
      url: target,
      httpVersion: HTTP,
      cookies: [],
      headers: [{ name: 'Content-Type', value: 'text/plain' }],
      queryString: queryOf(target),
      postData: { mimeType: 'text/plain', text },
      headersSize: -1,
      bodySize: utf8Length(text),
    },
    response: {
      status: 0,
      statusText: '',
      httpVersion: HTTP,
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }
  return code([JSON.stringify(entry, undefined, 2)])
}

/** The parameters of a URL, decoded, in their order. */
export function queryOf(url: string): { name: string; value: string }[] {
  const at = url.indexOf('?')
  return at < 0 ? [] : queryPairs(url.slice(at + 1))
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}
