import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anMbox,
  aPrefetch,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../../test/fixtures/exchanges.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { newestDecision, type Row } from '../../ledger/row.ts'
import { buildNotification } from './draft.ts'
import { FAULTS, freshRequest, type FaultCode } from './faults.ts'
import type { FaultContext, OpenedRequest } from '../../dialect/drafting.ts'

const ROWS = ledgerOf(aPrefetch([anMbox({ name: 'home', metric: metricToken('home') }), anMbox({ name: 'cart' })]))

function aContext(overrides: Partial<FaultContext> = {}, rows: Row[] = ROWS): FaultContext {
  let made = 0
  const fresh = { requestId: 'r', notificationId: 'n', impressionId: 'i', timestamp: OPENED }
  const request = buildNotification(newestDecision(rowOf(rows, 'home'))!, 'display', fresh)
  return { request, index: 0, rows, now: OPENED + 5_000, newId: () => `id-${(made += 1)}`, ...overrides }
}
const make = (code: FaultCode, context = aContext()) => FAULTS.find(fault => fault.code === code)!.make(context)
const first = (code: FaultCode, context = aContext()): OpenedRequest => {
  const made = make(code, context)
  if (made.kind !== 'requests') throw new Error(made.why)
  return made.requests[0]!
}
const corrupted = (code: FaultCode, context = aContext()) =>
  (first(code, context).body['notifications'] as JsonObject[])[0]!

/** The paths at which two values differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return names.flatMap(name => differences(a[name], b[name], `${path}.${name}`))
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
      differences(a[at], b[at], `${path}[${at}]`),
    ).flat()
  }
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [path]
}

/** The only paths that each fault changes. */
const TOUCHED: Record<FaultCode, RegExp> = {
  tokenAltered: /^\.notifications\[0\]\.tokens\[0\]$/,
  tokenPaddingLost: /^\.notifications\[0\]\.tokens\[0\]$/,
  tokenTruncated: /^\.notifications\[0\]\.tokens\[0\]$/,
  tokenOfLocation: /^\.notifications\[0\]\.tokens\[0\]$/,
  clickTokenAsDisplay: /^\.notifications\[0\]\.tokens\[0\]$/,
  displayTokenAsClick: /^\.notifications\[0\]\.type$/,
  tokensMissing: /^\.notifications\[0\]\.tokens$/,
  stateAltered: /^\.notifications\[0\]\.mbox\.state$/,
  stateMissing: /^\.notifications\[0\]\.mbox\.state$/,
  stateOfLocation: /^\.notifications\[0\]\.mbox\.state$/,
  sessionIdChanged: /^url$/,
  tntIdChanged: /^\.id\.tntId$/,
  timestampInSeconds: /^\.notifications\[0\]\.timestamp$/,
  timestampOld: /^\.notifications\[0\]\.timestamp$/,
  timestampInFuture: /^\.notifications\[0\]\.timestamp$/,
  timestampMissing: /^\.notifications\[0\]\.timestamp$/,
  timestampAsText: /^\.notifications\[0\]\.timestamp$/,
  nameUnknown: /^\.notifications\[0\]\.mbox\.name$/,
  mboxAndView: /^\.notifications\[0\]\.view$/,
  locationMissing: /^\.notifications\[0\]\.mbox$/,
  idMissing: /^\.notifications\[0\]\.id$/,
  idTooLong: /^\.notifications\[0\]\.id$/,
  idTwice: /^\.notifications\[1\]$/,
  typeUnknown: /^\.notifications\[0\]\.type$/,
  impressionIdTwice: /^$/,
  beacon: /^\.context\.beacon$/,
  contextMissing: /^\.context$/,
  propertyUnknown: /^\.property\.token$/,
  notJson: /^text$/,
}

describe('a fault', () => {
  it.each(FAULTS.map(({ code }) => code))('%s changes one thing in an otherwise fresh request', code => {
    const fresh = freshRequest(aContext())
    const { url, body, text } = first(code)
    const touched = [
      ...differences(fresh.body, body),
      ...(url === fresh.url ? [] : ['url']),
      ...(text === undefined ? [] : ['text']),
    ]
    expect(touched.filter(path => !TOUCHED[code].test(path))).toEqual([])
    expect(touched).toHaveLength(code === 'impressionIdTwice' ? 0 : 1)
  })

  it('has its own ids and time, so that no earlier fault at Target affects it', () => {
    const { body } = first('stateMissing')
    expect(JSON.stringify(body)).not.toMatch(/"[nir]"/)
    expect(corrupted('stateMissing')['timestamp']).toBe(OPENED + 5_000)
  })

  it('leaves the other notifications of the request alone', () => {
    const { request } = aContext()
    const [one] = request.body['notifications'] as JsonObject[]
    const two = { url: request.url, body: { ...request.body, notifications: [{ ...one, id: 'a' }, one] } }
    const { body } = first('tokenAltered', aContext({ request: two, index: 1 }))
    const [before, after] = body['notifications'] as { tokens: string[] }[]
    expect(before?.tokens).toEqual([optionToken('home')])
    expect(after?.tokens).not.toEqual([optionToken('home')])
  })
})

describe('the wrong value is', () => {
  it.each([
    ['tokenPaddingLost', optionToken('home').slice(0, -2)],
    ['tokenTruncated', optionToken('home').slice(0, 44)],
    ['tokenOfLocation', optionToken('cart')],
    ['clickTokenAsDisplay', metricToken('home')],
  ] as const)('%s', (code, token) => {
    expect(corrupted(code)['tokens']).toEqual([token])
  })

  it('another location’s state', () => {
    expect(corrupted('stateOfLocation')['mbox']).toEqual({ name: 'home', state: 'state-of-cart' })
  })

  describe('when mboxes were delivered with one token and state', () => {
    const alike = { token: optionToken('home'), state: 'state-of-home' }
    const edited = (rows: Row[]): FaultContext => {
      const context = aContext({}, rows)
      const [one] = context.request.body['notifications'] as JsonObject[]
      const wrong = { ...one, tokens: ['wrong'], mbox: { name: 'home', state: 'wrong' } }
      return { ...context, request: { ...context.request, body: { ...context.request.body, notifications: [wrong] } } }
    }
    const home = anMbox({ name: 'home' })

    it('another location’s token or state, which never equals its own, whatever was written into the request', () => {
      const context = edited(ledgerOf(aPrefetch([anMbox({ name: 'alike', ...alike }), home, anMbox({ name: 'cart' })])))
      expect(corrupted('tokenOfLocation', context)['tokens']).toEqual([optionToken('cart')])
      expect(corrupted('stateOfLocation', context)['mbox']).toEqual({ name: 'home', state: 'state-of-cart' })
    })

    it('impossible if only its own token and state were delivered', () => {
      const context = edited(ledgerOf(aPrefetch([anMbox({ name: 'alike', ...alike }), home])))
      for (const code of ['tokenOfLocation', 'stateOfLocation'] as const)
        expect(make(code, context)).toEqual({ kind: 'not possible', why: 'noOtherLocation' })
    })
  })

  it('the present in seconds, or a time far from it', () => {
    const { now } = aContext()
    const of = (code: FaultCode) => Number(corrupted(code)['timestamp']) - now
    expect(corrupted('timestampInSeconds')['timestamp']).toBe(now / 1000)
    expect([of('timestampOld'), of('timestampInFuture')]).toEqual([-2_592_000_000, 2_592_000_000])
  })

  it('a different visitor in the same cluster', () => {
    expect(first('tntIdChanged').body['id']).toEqual({ tntId: expect.stringMatching(/^id-\d+\.35_0$/) })
  })

  it('the same impressionId sent twice, under other ids', () => {
    const made = make('impressionIdTwice')
    const sent =
      made.kind === 'requests' ? made.requests.map(({ body }) => (body['notifications'] as JsonObject[])[0]!) : []
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ impressionId }) => impressionId)).size).toBe(1)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
  })

  it('half of the body, as text', () => {
    const { body, text = '' } = first('notJson')
    expect(JSON.stringify(body).startsWith(text)).toBe(true)
    expect(() => JSON.parse(text) as unknown).toThrow()
  })
})

describe('a fault that is not possible', () => {
  const bare = { url: 'https://demo.test/', body: { notifications: [{ id: 'n', type: 'display', tokens: [] }] } }
  it.each([
    ['tokenAltered', 'noToken'],
    ['tokenPaddingLost', 'noToken'],
    ['tokenOfLocation', 'noOtherLocation'],
    ['clickTokenAsDisplay', 'noClickToken'],
    ['displayTokenAsClick', 'noDisplayToken'],
    ['stateAltered', 'noState'],
    ['stateOfLocation', 'noOtherLocation'],
    ['tntIdChanged', 'noTntId'],
    ['propertyUnknown', 'noProperty'],
    ['nameUnknown', 'noName'],
    ['mboxAndView', 'noName'],
  ] as const)('%s names what is missing: %s', (code, why) => {
    expect(make(code, aContext({ request: bare, rows: [] }))).toEqual({ kind: 'not possible', why })
  })

  it('names the padding that the token lacks', () => {
    const request = { ...bare, body: { notifications: [{ id: 'n', tokens: ['abc'] }] } }
    expect(make('tokenPaddingLost', aContext({ request }))).toEqual({ kind: 'not possible', why: 'noPadding' })
  })
})

it('never throws, whatever the request holds', () => {
  const property = fc.property(
    fc.dictionary(fc.constantFrom('id', 'context', 'notifications', 'property'), fc.jsonValue()),
    body => {
      for (const { make } of FAULTS)
        expect(['requests', 'not possible']).toContain(make(aContext({ request: { url: '', body } })).kind)
    },
  )
  fc.assert(property)
})
