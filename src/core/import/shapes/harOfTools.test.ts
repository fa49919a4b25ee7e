import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anMbox } from '../../../../test/fixtures/exchanges.ts'
import { growth } from '../../../../test/fixtures/growth.ts'
import { fileOf, parsed, readAll, readOne } from '../../../../test/fixtures/imports.ts'
import { inflateHar } from '../inflateHar.ts'
import type { Inflate } from '../importing.ts'
import { readImport } from '../readImport.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a'
const ASKED = JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } })
const ANSWERED = JSON.stringify({ status: 200, client: 'dämo=', prefetch: { mboxes: [anMbox({ name: 'home' })] } })

const request = { method: 'POST', url: URL, postData: { mimeType: 'text/plain', text: ASKED } }
const response = { status: 200, content: { size: -1, text: ANSWERED } }
const other = { startedDateTime: '', request: { method: 'GET', url: 'https://shop.test/' }, response: { status: 200 } }

function logOf(name: string, ...entries: object[]) {
  return { log: { version: '1.2', creator: { name, version: '1' }, entries: [other, ...entries, other] } }
}

function leftOut(value: unknown) {
  return fileOf(value).findings.flatMap(({ kind, code, count }) => (kind === 'left out' ? [[code, count]] : []))
}

describe('a call is read from a log of', () => {
  it.each([
    [
      'Chrome, with additions',
      {
        _initiator: { type: 'script' },
        _priority: 'High',
        cache: {},
        request: {
          ...request,
          headers: [{ name: ':authority', value: 'demo.tt.omtrdc.net' }],
          headersSize: -1,
          bodySize: -1,
        },
        response: { ...response, _transferSize: 10, _error: null },
        time: 12.5,
      },
    ],
    [
      'Firefox, with comments',
      { comment: '', request, response: { ...response, content: { ...response.content, comment: '' } } },
    ],
    ['Safari, in base64', { request, response: inBase64(ANSWERED, {}) }],
    ['Charles, without most members', { request: { method: 'POST', url: URL, postData: { text: ASKED } }, response }],
    ['Charles, as a form', { request: { ...request, postData: { params: pairsOf(ASKED) } }, response }],
    [
      'Proxyman, with a body in base64',
      { request: { ...request, postData: { text: base64(ASKED), encoding: 'base64' } }, response },
    ],
    [
      'mitmproxy, with WebSocket messages',
      {
        request,
        response: { ...response, _error: null },
        _webSocketMessages: [{ data: 'x' }],
        timings: { connect: null, send: 1 },
      },
    ],
    [
      'any tool, with headers of odd forms',
      { request: { ...request, headers: [null, { name: 'a' }, { name: 'b', value: 'c' }] }, response },
    ],
  ])('%s', (_, entry) => {
    const { request, response, exchange } = readOne(
      logOf('x', { startedDateTime: '2026-05-06T08:00:00.000Z', ...entry }),
    )
    expect(request?.prefetch?.mboxes).toHaveLength(1)
    expect(response?.client).toBe('dämo=')
    expect(exchange.request?.body).toMatchObject({ text: ASKED })
  })
})

it.each([
  ['2026-05-06T08:00:00.123456+00:00'],
  ['2026-05-06T10:00:00.1234567+0200'],
  ['2026-05-06 08:00:00.123'],
  ['2026-05-06T08:00:00,123Z'],
  [1778054400123],
  [1778054400123456],
  [1778054400.123],
])('a time is read from %s', startedDateTime => {
  const { exchange } = readOne(logOf('x', { startedDateTime, request, response }))
  expect(exchange.request?.undated).toBeUndefined()
  expect(Math.trunc(exchange.request?.time ?? 0)).toBe(1778054400123)
})

it.each([[''], ['yesterday'], [-1], ['0001-01-01T00:00:00Z'], [null], [undefined]])(
  'no time is made of %s',
  startedDateTime => {
    expect(readOne(logOf('x', { startedDateTime, request, response })).exchange.request?.undated).toBe(true)
  },
)

describe('what a log lacks is reported, with the way to export it', () => {
  const bare = { method: 'POST', url: URL, headers: [{ name: 'Content-Length', value: '90' }] }

  it.each([
    ['WebInspector', 'exportChrome'],
    ['Firefox', 'exportFirefox'],
    ['WebKit Web Inspector', 'exportSafari'],
    ['Charles Proxy', 'exportCharles'],
    ['Fiddler', 'exportFiddler'],
    ['Proxyman', 'exportProxyman'],
    ['mitmproxy', 'exportMitmproxy'],
    ['Postman', 'exportOther'],
  ])('for %s', (tool, code) => {
    const log = logOf(
      tool,
      { request: bare, response: { status: 200, content: { size: 9 } } },
      { request: bare, response },
    )
    expect(leftOut(log)).toEqual([
      ['noRequestBody', 2],
      ['noAnswerBody', 1],
      [code, 1],
    ])
  })

  it('with the reason of the tool, and what was cut', () => {
    const comment = 'Body length exceeded the limit'
    const cut = { size: 5000, text: ANSWERED.slice(0, 30) }
    const log = logOf(
      'Fiddler',
      { request, response: { status: 200, content: { size: 99, comment } } },
      { request, response: { status: 200, content: cut } },
    )
    const [first, second] = readAll(log).map(({ exchange }) => exchange.response)
    expect(first).toMatchObject({ body: { kind: 'unreadable', reason: comment } })
    expect(second).toMatchObject({ body: { text: cut.text, length: 4999 } })
    expect(leftOut(log)).toEqual([
      ['noAnswerBody', 1],
      ['cutBody', 1],
      ['exportFiddler', 1],
    ])
  })

  it('but not for answers that have no body, and preflights', () => {
    const preflight = { request: { ...bare, method: 'OPTIONS' }, response: { status: 200 } }
    const answered = [
      { status: 204, content: { size: -1 } },
      { status: 200, content: { size: 0 } },
    ]
    expect(leftOut(logOf('x', preflight, ...answered.map(response => ({ request, response }))))).toEqual([])
  })

  it('if connections were not decrypted', () => {
    const connect = { request: { method: 'CONNECT', url: 'https://demo.tt.omtrdc.net' }, response: { status: 200 } }
    expect(parsed(logOf('Charles Proxy', connect, connect))).toEqual({ kind: 'har', encrypted: ['demo.tt.omtrdc.net'] })
    expect(leftOut(logOf('Charles Proxy', connect, { request, response }))).toEqual([['encrypted', 1]])
  })
})

describe('answers that are still compressed', () => {
  const inflate: Inflate = (bytes, format) => {
    try {
      return Promise.resolve({ gzip: gunzipSync, deflate: inflateSync, brotli: brotliDecompressSync }[format](bytes))
    } catch {
      return Promise.resolve(undefined)
    }
  }

  it.each([
    ['gzip', gzipSync(ANSWERED), 'gzip'],
    ['gzip without a header', gzipSync(ANSWERED), undefined],
    ['deflate', deflateSync(ANSWERED), 'deflate'],
    ['Brotli', brotliCompressSync(ANSWERED), 'br'],
    ['nothing, whatever the header is', Buffer.from(ANSWERED), 'gzip'],
  ])('are read from %s, in a log, a list and an entry', async (_, bytes, encoding) => {
    const headers = encoding === undefined ? [] : [{ name: 'Content-Encoding', value: encoding }]
    const entry = { request, response: { ...inBase64(bytes, { compression: 0 }), headers } }
    for (const value of [logOf('x', entry), [entry], entry]) {
      expect(readOne(await inflateHar(value, inflate)).response?.client).toBe('dämo=')
    }
  })

  it('are read from the text of a log', async () => {
    const text = JSON.stringify(logOf('x', { request, response: inBase64(gzipSync(ANSWERED), {}) }))
    const read = await readImport({ text, name: 'a.har' }, { id: 'i', time: 0, inflate })
    const answers = read.kind === 'read' ? read.steps.filter(({ kind }) => kind === 'response') : []
    expect(answers).toMatchObject([{ file: 'a.har', response: { body: { text: ANSWERED } } }])
  })

  it('stay as they are if they are damaged, and so does any other value', async () => {
    const entry = { request, response: inBase64(gzipSync(ANSWERED).subarray(0, 20), {}) }
    for (const value of [logOf('x', entry), entry, { log: { entries: 'x' } }, { a: 1 }, [1], null, 'x']) {
      expect(await inflateHar(value, inflate)).toBe(value)
    }
  })
})

it('a log of any form does not make the import fail', async () => {
  const odd = fc.oneof(fc.constantFrom(null, -1, '', 'x', [], {}, true), fc.jsonValue())
  const entry = fc.record(
    {
      startedDateTime: odd,
      time: odd,
      timings: odd,
      request: fc.record(
        {
          method: fc.constantFrom('POST', 'GET', 1),
          url: fc.constantFrom(URL, 1),
          headers: odd,
          postData: odd,
          bodySize: odd,
        },
        { requiredKeys: ['method', 'url'] },
      ),
      response: fc.oneof(odd, fc.record({ status: odd, content: odd, headers: odd })),
    },
    { requiredKeys: ['request'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(entry, odd), { maxLength: 4 }), odd, async (entries, creator) => {
      const value = await inflateHar({ log: { entries, creator } }, () => Promise.resolve(undefined))
      parsed(value)
    }),
    { numRuns: 500 },
  )
})

it('reading a log takes time in proportion to its entries', () => {
  const prepare = (size: number) => {
    const log = logOf('x', ...Array.from({ length: size }, () => ({ request, response })))
    return () => void parsed(log)
  }
  expect(growth(prepare, { from: 200, to: 1600, most: 20 })).toBeLessThan(20)
})

function base64(text: string | Buffer): string {
  return Buffer.from(text).toString('base64')
}

function inBase64(body: string | Buffer, more: object) {
  return { status: 200, content: { size: -1, text: base64(body), encoding: 'base64', ...more } }
}

function pairsOf(text: string): object[] {
  return text.split('&').map(pair => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('=') }
  })
}
