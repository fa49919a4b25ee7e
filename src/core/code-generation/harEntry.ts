import { queryOf } from '../exchange/url.ts'
import { utf8Length } from '../utf8Length.ts'
import { redactText } from '../redaction/redactText.ts'
import { code } from './format.ts'
import type { RequestDraft, Written } from '../dialect/copyFormat.ts'
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
