import { describe, expect, it } from 'vitest'
import { parseAddress, parseTntId } from './address.ts'

const QUERY = 'client=demo&sessionId=abc&version=2.11.8'

describe('the address of a Delivery call', () => {
  it('has host, path, client, session and version', () => {
    expect(parseAddress(`https://demo.tt.omtrdc.net/rest/v1/delivery?${QUERY}`)).toEqual({
      host: 'demo.tt.omtrdc.net',
      path: '/rest/v1/delivery',
      client: 'demo',
      imsOrgId: undefined,
      sessionId: 'abc',
      version: '2.11.8',
      cluster: undefined,
    })
  })

  const cases: [string, string, object][] = [
    [
      'without a scheme, as at.js writes it',
      `//demo.tt.omtrdc.net/p?${QUERY}`,
      { host: 'demo.tt.omtrdc.net', client: 'demo' },
    ],
    ['with a port', 'http://127.0.0.1:8080/rest/v1/delivery', { host: '127.0.0.1:8080', path: '/rest/v1/delivery' }],
    ['of a sticky edge', 'https://mboxedge35.tt.omtrdc.net/p', { cluster: '35' }],
    ['of a host that only looks like an edge', 'https://my-mboxedge35.tt.omtrdc.net/p', { cluster: undefined }],
    [
      'with an organisation instead of a client',
      'https://h/p?imsOrgId=A%40AdobeOrg',
      { imsOrgId: 'A@AdobeOrg', client: undefined },
    ],
    ['with encoded values', 'https://h/p?sessionId=a%23b+c', { sessionId: 'a#b c' }],
    ['with a raw # in the session, which cuts it as browsers do', 'https://h/p?sessionId=a#b', { sessionId: 'a' }],
    ['with = in a value', 'https://h/p?sessionId=a==', { sessionId: 'a==' }],
    ['with a member twice: the first counts', 'https://h/p?client=a&client=b', { client: 'a' }],
    ['with broken encoding', 'https://h/p?client=%E0%A4', { client: '%E0%A4' }],
    ['with an empty value', 'https://h/p?client=', { client: '' }],
    ['without a path', 'https://h?client=a', { host: 'h', path: '', client: 'a' }],
    ['that is relative', '/rest/v1/delivery?client=a', { host: undefined, client: 'a' }],
    ['that is not a URL', 'nonsense', { host: undefined, client: undefined }],
    ['that is empty', '', { host: undefined }],
    ['with a question mark in its query', 'https://h/p?client=a?b', { client: 'a?b' }],
  ]
  it.each(cases)('%s', (_, url, expected) => {
    expect(parseAddress(url)).toMatchObject(expected)
  })
})

it.each([
  ['abc.28_0', { visitor: 'abc', cluster: '28' }],
  ['abc', { visitor: 'abc', cluster: undefined }],
  ['abc.28', { visitor: 'abc.28', cluster: undefined }],
  ['', { visitor: '', cluster: undefined }],
])('the tntId %j names its visitor and its cluster', (tntId, expected) => {
  expect(parseTntId(tntId)).toEqual(expected)
})
