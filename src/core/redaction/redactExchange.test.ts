import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aPrefetch,
  envelope,
  rowOf,
  SESSION,
  VISITOR,
} from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { toHarEntry } from '../code-generation/harEntry.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { readImportText } from '../import/readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { writeCallHar } from '../export/callHar.ts'
import { redactHeader, redactHeaderText } from './redactHeaders.ts'

let made = 0
/** A new credential for each call. */
const secret = (): string => `Zq7Marked${(made += 1)}`

const HEADERS = [
  'Authorization',
  'cookie',
  'Proxy-Authorization',
  'X-Api-Key',
  'X-CSRF-Token',
  'X-XSRF-TOKEN',
  'X-Session',
  'X-Amz-Security-Token',
  'X-Auth',
  'session-id',
  'Set-Cookie',
  'WWW-Authenticate',
  'X-Company-Thing',
  'Ocp-Apim-Key',
]
const MEMBERS = ['password', 'apiKey', 'access_token', 'client-secret', 'X-CSRF-Token', 'sid', 'jsessionid', 'pwd']

/** A URL with credentials in every possible place. */
function secretUrl(path: string): string {
  const page = `https://u:${secret()}@b.test/?at_preview_token=${secret()}`
  const query = ['authorization', 'token', 'key', 'client_secret', 'X-Amz-Signature', 'at_preview_token', 'at_preview']
    .map(name => `${name}=${secret()}`)
    .join('&')
  return `https://ann:${secret()}@a.test${path}?client=demo&sessionId=${SESSION}&${query}&page=${encodeURIComponent(page)}#id_token=${secret()}`
}

function secretRequest(): object {
  return {
    ...envelope,
    context: { channel: 'web', address: { url: secretUrl('/home'), referringUrl: secretUrl('/before') } },
    trace: { authorizationToken: secret(), usage: { token: secret() } },
    qaMode: { token: secret(), listedActivitiesOnly: true, previewIndexes: [{ activityIndex: 1, experienceIndex: 2 }] },
    preview: { token: secret() },
    prefetch: {
      mboxes: [
        {
          index: 0,
          name: 'home',
          address: { url: secretUrl('/mbox') },
          parameters: Object.fromEntries(MEMBERS.map(name => [name, secret()])),
          profileParameters: { login: JSON.stringify({ password: secret() }), form: `a=b&token=${secret()}` },
        },
      ],
    },
  }
}

function secretAnswer(): object {
  const content = `<a href="${secretUrl('/offer')}">x</a>`
  return {
    status: 200,
    client: 'demo',
    id: { tntId: VISITOR },
    prefetch: {
      mboxes: [{ ...anMbox({ name: 'home', content }), trace: { request: { pageURL: secretUrl('/trace') } } }],
    },
    message: `Bearer ${secret()}.${secret()}`,
  }
}

/** An exchange with a credential in every possible place. */
function aSecretExchange(): Exchange {
  const seen = aPrefetch([], {
    url: secretUrl('/rest/v1/delivery'),
    request: secretRequest(),
    response: secretAnswer(),
  })
  const { request, response } = seen
  if (!request || response?.kind !== 'answered') throw new Error('no call')
  const headers = (): { name: string; value: string }[] => [
    ...HEADERS.map(name => ({ name, value: secret() })),
    ...['Referer', 'Location', ':path'].map(name => ({ name, value: secretUrl('/') })),
  ]
  return {
    ...seen,
    frame: { origin: 'https://frame.test', url: secretUrl('/frame') },
    request: {
      ...request,
      visit: { sessionId: SESSION, targetCookie: `sso=${secret()}; mbox=PC#${VISITOR}#1; a=${secret()}` },
    },
    response: { ...response, headers: HEADERS.map(name => `${name}: ${secret()}`).join('\r\n') },
    network: aNetworkCall({
      url: secretUrl('/rest/v1/delivery'),
      redirectUrl: secretUrl('/rest/v1/delivery'),
      requestHeaders: headers(),
      responseHeaders: headers(),
      failure: `no route to ${secretUrl('/')}`,
      statusText: `token: ${secret()}`,
    }),
  }
}

function secretsOf(text: string): string[] {
  return [...new Set(text.match(/Zq7Marked\d+/g))]
}

describe('the shared data of a call with a credential in each place', () => {
  const exchange = aSecretExchange()
  const count = made

  it('starts with a credential in each place', () => {
    expect(secretsOf(JSON.stringify(exchange)).length).toBe(count)
    expect(count).toBeGreaterThan(150)
  })

  it.each([
    ['an export', () => toExchangeFile([exchange])],
    [
      'an export of a call whose body came late',
      () => toExchangeFile([{ ...exchange, lateBody: exchange.request!.body }]),
    ],
    ['the HAR entry of a call', () => writeCallHar(exchange)],
    [
      'the HAR entry of a request in the editor',
      () => {
        const body = exchange.request!.body
        const text = body.kind === 'text' ? body.text : ''
        const written = toHarEntry({ url: exchange.request!.url, text, body: undefined, time: 0 })
        return written.kind === 'code' ? written.text : ''
      },
    ],
    ['an export of an export that was imported', () => toExchangeFile(importedFrom(toExchangeFile([exchange])))],
  ])('has no credential in %s', (_, write) => {
    const text = write()
    expect(secretsOf(text)).toEqual([])
    expect(text).toContain(SESSION)
    expect(text).toContain(VISITOR)
  })

  it.each([
    ['request not answered', (time: number) => ({ kind: 'failed' as const, time, reason: `token=${secret()}` })],
    [
      'unreadable answer',
      (time: number) => ({
        kind: 'answered' as const,
        time,
        status: 200,
        body: { kind: 'unreadable' as const, reason: `https://u:${secret()}@a.test` },
      }),
    ],
  ])('has no credential in the reason of a %s', (_, response) => {
    expect(secretsOf(toExchangeFile([{ ...exchange, response: response(1) }]))).toEqual([])
  })

  it('has no credential in server state and in bodies that are cut or not JSON', () => {
    const bodies = [
      JSON.stringify(secretRequest()),
      `a=b&password=${secret()}`,
      `{"password": ${secret()}`,
      `<token>${secret()}`,
    ]
    const cut = bodies.map(text => anExchange({ source: 'server state', url: '', request: text }))
    const shortened = cut.map(one => ({ ...one, request: { ...one.request!, body: cutBody(one) } }))
    expect(secretsOf(toExchangeFile([...cut, ...shortened]))).toEqual([])
  })
})

function cutBody({ request }: Exchange) {
  const text = request?.body.kind === 'text' ? request.body.text : ''
  return { kind: 'text' as const, text: text.slice(0, -5), length: 1_000_000 + text.length }
}

function importedFrom(text: string): Exchange[] {
  const file = readImportText(text, { id: 'i', time: 1 })
  if (file.kind !== 'read' || file.unreadable > 0) throw new Error(file.kind)
  return [...record(emptyJournal, file.steps).exchanges.values()]
}

describe('an export', () => {
  it('has the same rows as the exported exchanges', () => {
    const exchanges = [aSecretExchange(), aDisplay('home')]
    const rowOfHome = (all: readonly Exchange[]) => rowOf(reconcile(all.map(parseDelivery)), 'home', 'option')
    const [before, after] = [rowOfHome(exchanges), rowOfHome(importedFrom(toExchangeFile(exchanges)))]
    expect([after.token, after.state, after.display?.status]).toEqual([
      before.token,
      before.state,
      before.display?.status,
    ])
    expect(after.display?.reasons.map(({ code }) => code)).toEqual(before.display?.reasons.map(({ code }) => code))
  })

  it('has calls without credentials unchanged', () => {
    const exchanges = [aPrefetch([anMbox({ name: 'home' })]), aDisplay('home'), aDisplay('home', { failed: 'network' })]
    expect(JSON.parse(toExchangeFile(exchanges)).exchanges).toEqual(JSON.parse(JSON.stringify(exchanges)))
  })

  it('has the numbers of bodies as they were written', () => {
    const request = '{"environmentId":9007199254740993,"a":1.0,"token":"x","b":1e400}'
    const [read] = importedFrom(toExchangeFile([anExchange({ request })]))
    expect(read?.request?.body).toMatchObject({ text: request.replace('"x"', '"(1 characters, left out)"') })
  })

  it('marks a cut body as cut', () => {
    const exchange = anExchange({ request: '{"token":"abcdefgh' })
    const body = { kind: 'text' as const, text: '{"token":"abcdefgh', length: 5000 }
    const [read] = importedFrom(toExchangeFile([{ ...exchange, request: { ...exchange.request!, body } }]))
    const { text, length } = read!.request!.body as typeof body
    expect(length - text.length).toBe(body.length - body.text.length)
  })
})

describe('a header', () => {
  it.each(HEADERS)('%s has only the length of its value', name => {
    expect(redactHeader({ name, value: 'abc' })).toEqual({ name, value: '(3 characters, left out)' })
  })

  it.each(['Origin', 'content-type', 'User-Agent', 'Sec-Fetch-Mode', 'access-control-allow-origin', 'X-EXC-SDK'])(
    '%s, which is known to be harmless, has its value',
    name => {
      expect(redactHeader({ name, value: 'https://shop.test' })).toEqual({ name, value: 'https://shop.test' })
    },
  )

  it('in a text of headers is treated the same way', () => {
    expect(redactHeaderText('date: now\r\nx-api-key: abc\r\nabc\r\n')).toBe(
      'date: now\r\nx-api-key: (3 characters, left out)\r\n(3 characters, left out)\r\n',
    )
  })
})

describe('any call', () => {
  const anyName = fc.constantFrom(...MEMBERS, 'authorization', 'sessionToken', 'SECRET', 'xsrf')
  const anyValue = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.tuple(anyName, fc.nat()).map(([name]) => ({ [name]: secret() })),
      anyName.map(name => `https://a.test/x?y=z&${name}=${secret()}`),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
      tie('value').map(value => JSON.stringify(value)),
      tie('value').map(value => `a=1&b=${encodeURIComponent(JSON.stringify(value))}`),
    ),
  })).value

  it('has no credential in its export, wherever its bodies have them, whole or cut', () => {
    fc.assert(
      fc.property(anyValue, anyValue, fc.nat(400), (request, response, end) => {
        const bodies = { request: JSON.stringify({ request }), response: JSON.stringify({ response }).slice(0, end) }
        expect(secretsOf(toExchangeFile([anExchange(bodies)]))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
