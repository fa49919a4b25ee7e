import { expect, it } from 'vitest'
import { MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS } from '../core/exchange/cut.ts'
import { parseReport } from './reportText.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo'
const aRequest = ({ url = URL, method = 'POST', body = 'none' }) =>
  parseReport(`request\n1\n2.5\nfetch\n\n${url}\n${JSON.stringify(method)}\n${body}`)

it.each([
  ['post', 'POST'],
  ['Get', 'GET'],
  ['patch', 'patch'],
  ['a\nb', 'a\nb'],
  ['?', '?'],
])('the method %j of a report is the one that the platform sends: %j', (method, expected) => {
  expect(aRequest({ method })).toMatchObject({ method: expected })
})

it('a URL and a method that are very long are cut, which shows', () => {
  const request = aRequest({ url: URL + 'x'.repeat(MAX_URL_CHARACTERS), method: 'M'.repeat(100) })
  const url = `${URL}${'x'.repeat(MAX_URL_CHARACTERS)}`.slice(0, MAX_URL_CHARACTERS)
  expect(request).toMatchObject({ url: `${url}…`, method: `${'M'.repeat(MAX_METHOD_CHARACTERS)}…` })
})

it.each([
  ['error', 'network'],
  ['timeout', 'timeout'],
  ['TimeoutError', 'timeout'],
  ['abort', 'abort'],
  ['AbortError', 'abort'],
])('the failure that the platform names %s is %s', (written, reason) => {
  expect(parseReport(`failure\n1\n2\n${written}`)).toMatchObject({ reason })
})

it.each(['toString', 'none'])('a failure by %s is not a report', written => {
  expect(parseReport(`failure\n1\n2\n${written}`)).toBeUndefined()
})

it.each([
  ['failed', 'could not be read'],
  ['page', 'an object that only the page can turn into text'],
  ['opaque', 'opaque response'],
  ['type document', 'responseType document'],
  ['no json', 'responseType json, and the response is not of that type'],
  ['no such\nword', 'no such\nword'],
  ['FormData', 'FormData'],
  ['toString', 'toString'],
])('a body that is unreadable by the word %j has the reason %j', (written, reason) => {
  expect(aRequest({ body: `unreadable\n${written}` })).toMatchObject({ body: { kind: 'unreadable', reason } })
})
