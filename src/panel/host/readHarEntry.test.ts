import { MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS, shorten } from '../../core/exchange/cut.ts'
import { describe, expect, it } from 'vitest'
import { bodyTooLarge, readContent, readHarEntry } from './readHarEntry.ts'

const SEND = 'chrome-extension://abc/src/content/send/index.iife.js'
const OBSERVER = 'chrome-extension://abc/src/content/page/index.iife.js'
const TEXT = '{"requestId":"r"}'
const URL = 'http://127.0.0.1:38385/rest/v1/delivery?client=demo&sessionId=s'

/** An entry as Chromium 156 gives it, reduced to the parts that matter. */
const chromium = {
  _initiator: { type: 'script', stack: { callFrames: [{ functionName: '', scriptId: '4', url: OBSERVER }] } },
  _priority: 'High',
  _resourceType: 'fetch',
  cache: {},
  connection: '38385',
  request: {
    method: 'POST',
    url: URL,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headersSize: 618,
    bodySize: 17,
    headers: [{ name: 'Content-Length', value: '17' }],
    postData: { mimeType: 'text/plain;charset=UTF-8', text: TEXT },
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    redirectURL: '',
    headersSize: 306,
    bodySize: 93,
    headers: [{ name: 'content-type', value: 'application/json;charset=UTF-8' }],
    content: { size: 93, mimeType: 'application/json', compression: 0 },
    _transferSize: 399,
    _error: null,
    _fetchedViaServiceWorker: false,
  },
  serverIPAddress: '[::1]',
  startedDateTime: '2026-11-24T20:26:34.571Z',
  time: 69.7,
  timings: { blocked: 1.5, dns: -1, ssl: -1, connect: -1, send: 0.2, wait: 66, receive: 2, _blocked_queueing: 1 },
}

/** The same call as Firefox ESR 153 gives it. */
const firefox = {
  startedDateTime: '2026-11-24T20:28:05.520+00:00',
  request: { ...chromium.request, postData: { mimeType: 'text/plain;charset=UTF-8', params: [], text: TEXT } },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    redirectURL: '',
    headersSize: 306,
    bodySize: 399,
    headers: [{ name: 'content-type', value: 'application/json;charset=UTF-8' }],
    content: { mimeType: 'application/json; charset=UTF-8', size: 93, comment: 'Response bodies are not included.' },
  },
  cache: {},
  timings: { blocked: 1, dns: 0, connect: 0, ssl: 0, send: 0, wait: 43, receive: 0 },
  time: 44,
  _securityState: 'insecure',
  _priority: 'Normal',
  serverIPAddress: '127.0.0.1',
  connection: '42795',
}

const read = (entry: unknown) => readHarEntry(entry, SEND)

describe('an entry of the network log', () => {
  it('has a very long URL and method cut, as in the page’s report', () => {
    const [url, method] = [`${URL}${'x'.repeat(1_000_000)}`, 'M'.repeat(100)]
    expect(read({ ...chromium, request: { ...chromium.request, url, method } })).toMatchObject({
      url: shorten(url, MAX_URL_CHARACTERS),
      method: `${'M'.repeat(MAX_METHOD_CHARACTERS)}…`,
    })
  })

  it('is read alike from both browsers', () => {
    const common = { method: 'POST', url: URL, status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1' }
    const body = { kind: 'text', text: TEXT, length: TEXT.length }
    expect(read(chromium)).toMatchObject({
      ...common,
      body,
      time: Date.UTC(2026, 10, 24, 20, 26, 34, 571),
      duration: 69.7,
      serverAddress: '::1',
      timings: { blocked: 1.5, send: 0.2, wait: 66, receive: 2 },
      fromServiceWorker: undefined,
      requestHeaders: [{ name: 'Content-Length', value: '17' }],
    })
    expect(read(chromium)?.timings).not.toHaveProperty('dns')
    expect(read(firefox)).toMatchObject({
      ...common,
      body,
      time: Date.UTC(2026, 10, 24, 20, 28, 5, 520),
      duration: 44,
      serverAddress: '127.0.0.1',
      redirectUrl: undefined,
      failure: undefined,
      ownSend: undefined,
    })
  })

  it('is of the Delivery API when its path ends in slashes', () => {
    const url = URL.replace('?', '//?')
    expect(read({ ...chromium, request: { ...chromium.request, url } })?.url).toBe(url)
  })

  it('is left out when it is a preflight, has another path, or is not an entry', () => {
    const of = (request: object) => ({ ...chromium, request: { ...chromium.request, ...request } })
    expect(read(of({ method: 'OPTIONS' }))).toBeUndefined()
    expect(read(of({ url: 'https://shop.test/delivery' }))).toBeUndefined()
    expect(read(of({ url: `https://shop.test/?to=/rest/v1/delivery` }))).toBeUndefined()
    expect(read(of({ url: 'no url/rest/v1/delivery' }))).toBeUndefined()
    expect(read({ ...chromium, startedDateTime: 'never' })).toBeUndefined()
    for (const odd of [undefined, null, 'text', {}, { request: {} }]) expect(read(odd)).toBeUndefined()
  })

  it('reports how much of a body Firefox cut', () => {
    const text = 'é'.repeat(1024 * 1024)
    const request = { ...firefox.request, postData: { text }, headers: [{ name: 'content-length', value: '4800080' }] }
    expect(read({ ...firefox, request })?.body).toEqual({ kind: 'text', text, length: text.length + 4800080 - 2 ** 21 })
  })

  it('reports when a sent body is missing', () => {
    const { postData: _, ...request } = chromium.request
    expect(read({ ...chromium, request })?.body).toEqual({ kind: 'unreadable', reason: 'not in the network log' })
    expect(read({ ...chromium, request: { ...request, headers: [], bodySize: 0 } })?.body).toEqual({ kind: 'none' })
  })

  it('has a failure and a status when the connection broke during the answer', () => {
    const _error = 'net::ERR_CONTENT_LENGTH_MISMATCH'
    expect(read({ ...chromium, response: { ...chromium.response, _error } })).toMatchObject({
      status: 200,
      failure: _error,
    })
    expect(read(chromium)?.failure).toBeUndefined()
  })

  it('counts as aborted only without an answer: Chromium writes that for every 204', () => {
    const response = { ...chromium.response, _error: 'net::ERR_ABORTED' }
    expect(read({ ...chromium, response: { ...response, status: 204 } })?.failure).toBeUndefined()
    expect(read({ ...chromium, response: { ...response, status: 0 } })?.failure).toBe('net::ERR_ABORTED')
    expect(read({ ...firefox, response: { ...firefox.response, status: 0 } })?.failure).toBeUndefined()
  })

  it('is the tester’s own when the relay made it, not when the observer passed it on', () => {
    const _initiator = { type: 'script', stack: { callFrames: [{ url: SEND }] } }
    expect([read({ ...chromium, _initiator })?.ownSend, read(chromium)?.ownSend]).toEqual([true, undefined])
  })

  it('reports that a service worker answered, and where a redirect leads', () => {
    const response = { ...chromium.response, _fetchedViaServiceWorker: true, redirectURL: '/rest/v1/delivery' }
    expect(read({ ...chromium, response })).toMatchObject({ fromServiceWorker: true, redirectUrl: '/rest/v1/delivery' })
  })
})

describe('the content of an answer', () => {
  const base64 = 'eyJ1Ijoiw7zwn5iAIn0='
  const json = { kind: 'text', text: '{"u":"ü😀"}', length: 11 }

  it.each([
    ['Chromium’s text', '{"u":"ü😀"}', ''],
    ['Chromium’s base64', base64, 'base64'],
    ['Firefox’s text', '{"u":"ü😀"}', 'application/json; charset=UTF-8'],
    ['Firefox’s text without a type', '{"u":"ü😀"}', 'application/x-unknown-content-type'],
    ['Firefox’s base64 that is not marked as such', base64, 'application/octet-stream'],
  ])('is read from %s', (_, text, second) => {
    expect(readContent({ text, second, size: 0 })).toEqual(json)
  })

  it('is read from Firefox’s base64 of characters', () => {
    const second = 'application/x-unknown-content-type'
    expect(readContent({ text: btoa('{"u":"grün"}'), second, size: 13 })).toMatchObject({ text: '{"u":"grün"}' })
  })

  it('is kept unchanged where it only looks like base64', () => {
    expect(readContent({ text: 'nope', second: 'text/plain', size: 0 })).toMatchObject({ text: 'nope' })
    expect(readContent({ text: 'AAAA', second: 'application/json', size: 0 })).toMatchObject({ text: 'AAAA' })
    expect(readContent({ text: '/////w==', second: 'application/octet-stream', size: 0 })).toMatchObject({
      text: '/////w==',
    })
  })

  it('is missing where the browser has no content', () => {
    for (const text of [undefined, '']) expect(readContent({ text, second: '', size: 0 })).toEqual({ kind: 'none' })
  })
})

describe('an answer of more than 1 MiB that Firefox cut', () => {
  const size = 3_000_000
  const kept = '{"u":"ü'
  const cut = { kind: 'text', text: kept, length: kept.length + size - 8 }
  const bytes = [...new TextEncoder().encode(kept), 0xc3, 0, 0, 0]
  const chunks = 'u'.repeat(1024 * 1024)

  it.each([
    ['as text filled up with NULs', `${kept}\0\0\0`, 'application/json', cut],
    ['as bytes when the cut splits a character', String.fromCharCode(...bytes), 'application/json', cut],
    ['as base64', btoa(String.fromCharCode(...bytes)), 'application/x-unknown-content-type', cut],
    ['at exactly 1 MiB', chunks, 'application/json', { kind: 'text', text: chunks, length: size }],
    ['before its first chunk ended', '', 'application/json', { kind: 'text', text: '', length: size }],
  ])('is recognised: %s', (_, text, second, body) => {
    expect(readContent({ text, second, size })).toEqual(body)
  })

  it('does not include a complete or smaller answer', () => {
    const whole = 'ü'.repeat(1024 * 1024)
    const text = { kind: 'text', text: whole, length: whole.length }
    expect(readContent({ text: whole, second: 'application/json', size: 2 * whole.length })).toEqual(text)
    expect(readContent({ text: 'a\0', second: '', size: 2 })).toEqual({ kind: 'text', text: 'a\0', length: 2 })
  })
})

it('an answer of tens of MB is reported by its size, without fetching the content', () => {
  const entry = (size: number) => ({ response: { content: { size } } })
  expect(bodyTooLarge(entry(31_457_280))).toEqual({ kind: 'text', text: '', length: 31_457_280 })
  expect(bodyTooLarge(entry(4 * 1024 * 1024))).toBeUndefined()
  expect(bodyTooLarge({})).toBeUndefined()
})
