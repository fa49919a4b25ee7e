import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aProposition,
  anAnswer,
  clickToken,
  decisions,
  delivering,
  displaying,
  displayToken,
  ECID,
  edgeLedger,
  htmlItem,
  measurementItem,
} from '../../../../test/fixtures/edge.ts'
import {
  begunFor,
  decisioningIn,
  EDGE_ROWS,
  edgeFindings,
  eventIn,
  NOW,
  rowNamed,
  type EdgeRowName,
} from '../../../../test/fixtures/edgeDrafts.ts'
import { anExchange } from '../../../../test/fixtures/exchanges.ts'
import { newestDecision } from '../../ledger/row.ts'
import { getAt } from '../../json/jsonPath.ts'

const names = Object.keys(EDGE_ROWS) as EdgeRowName[]

/** The request begun for a proposition that an answer delivered, with these members of the call. */
function begunWith(options: Parameters<typeof delivering>[1] = {}, proposition = aProposition()) {
  const call = delivering([proposition], options)
  return begunFor(rowNamed('hero', 'option', edgeLedger(call)), [call])
}

describe('the request that reports a decision', () => {
  it.each(names)('%s has the proposition as delivered, id, scope and details alone', name => {
    const row = EDGE_ROWS[name]
    const { id, scope, scopeDetails } = newestDecision(row)!.raw as { [name: string]: unknown }
    const [sent] = decisioningIn(eventIn(begunFor(row)))['propositions'] as object[]
    expect(sent).toMatchObject({ id, scope, scopeDetails })
  })

  it('is a display or an interaction, by both types', () => {
    const typesOf = (name: EdgeRowName) => {
      const event = eventIn(begunFor(EDGE_ROWS[name]))
      return [getAt(event, ['xdm', 'eventType']), decisioningIn(event)['propositionEventType']]
    }
    expect(typesOf('hero')).toEqual(['decisioning.propositionDisplay', { display: 1 }])
    expect(typesOf('click')).toEqual(['decisioning.propositionInteract', { interact: 1 }])
  })

  it('has no page, no device and no query for decisions, so that no page view counts', () => {
    const request = begunFor(EDGE_ROWS.hero)
    expect(Object.keys(eventIn(request))).toEqual(['xdm'])
    expect(Object.keys(getAt(eventIn(request), ['xdm']) as object)).toEqual([
      'eventType',
      'timestamp',
      'implementationDetails',
      '_experience',
    ])
    expect(JSON.stringify(request.body)).not.toContain('personalization')
  })

  it('goes to interact of the same datastream and region, with a separate id', () => {
    expect(begunFor(EDGE_ROWS.hero).url).toMatch(
      /^https:\/\/edge\.adobedc\.net\/ee\/irl1\/v1\/interact\?configId=[\w-]+&requestId=00000000-0000-4000-8000-000000000001$/,
    )
  })

  it('has the region that the answer names where the call had none', () => {
    const hint = { type: 'locationHint:result', payload: [{ scope: 'EdgeNetwork', hint: 'or2', ttlSeconds: 1800 }] }
    expect(begunWith({ response: anAnswer([decisions(aProposition()), hint]) }).url).toContain('/ee/or2/v1/interact?')
  })

  it('has overrides, state and library of the call, and the present time', () => {
    const { body } = begunFor(EDGE_ROWS.hero)
    expect(body['meta']).toEqual({
      state: expect.objectContaining({ domain: 'shop.test', cookiesEnabled: true }) as unknown,
      configOverrides: { com_adobe_target: { propertyToken: 'property-1' } },
    })
    expect(getAt(body, ['events', 0, 'xdm', 'timestamp'])).toBe(new Date(NOW).toISOString())
    expect(getAt(body, ['events', 0, 'xdm', 'implementationDetails', 'version'])).toBe('2.33.1')
  })

  it('has the cookies that the answer set, unless they travel as cookies', () => {
    const cookie = { key: 'kndctr_A_AdobeOrg_identity', value: 'new', maxAge: 1 }
    const store = { type: 'state:store', payload: [cookie, { key: 'other', value: '' }] }
    const response = anAnswer([decisions(aProposition()), store])
    const entriesOf = (domain: string, host = 'edge.adobedc.net') =>
      getAt(begunWith({ response, host, meta: { state: { domain } } }).body, ['meta', 'state', 'entries'])
    expect(entriesOf('shop.test')).toEqual([{ key: 'kndctr_A_AdobeOrg_identity', value: 'new' }])
    expect(entriesOf('')).toHaveLength(1)
    expect(entriesOf('shop.test', 'edge.shop.test')).toBeUndefined()
  })

  it('names the visitor of the answer where nothing else does', () => {
    const ecidIn = (request: ReturnType<typeof begunWith>) =>
      getAt(eventIn(request), ['xdm', 'identityMap', 'ECID', 0, 'id'])
    expect(ecidIn(begunWith())).toBe(ECID)
    expect(ecidIn(begunWith({ host: 'edge.shop.test' }))).toBeUndefined()
    expect(ecidIn(begunFor(EDGE_ROWS.hero))).toBeUndefined()
  })

  it('has one event in version 2 of the service', () => {
    const { url, body } = begunWith({ version: 2 })
    expect(url).toContain('/v2/interact?dataStreamId=')
    expect(body).toHaveProperty('event.xdm.eventType')
    expect(body).not.toHaveProperty('events')
  })

  it('has details as delivered, even where a member has another kind than usual', () => {
    const odd = aProposition({ details: { activity: { id: 5 }, experience: null, decisionProvider: 'TGT' } })
    const call = delivering([odd])
    const row = rowNamed('hero', 'option', edgeLedger(call))
    const request = begunFor(row, [call])
    expect(decisioningIn(eventIn(request))['propositions']).toEqual([
      { id: odd.id, scope: odd.scope, scopeDetails: odd.scopeDetails },
    ])
    expect(edgeFindings(request, row, [row]).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('never goes to collect', () => {
    expect(begunWith({ action: 'collect' }).url).toContain('/v1/interact?')
  })

  it('has the clicked items and the label where a decision has them', () => {
    const labelled = { ...measurementItem, characteristics: { trackingLabel: 'buy' } }
    const both = aProposition({
      items: [htmlItem(), labelled],
      characteristics: { eventTokens: { display: displayToken('hero'), click: clickToken('hero') } },
    })
    const call = delivering([both])
    const event = eventIn(begunFor(rowNamed('hero', 'metric', edgeLedger(call)), [call]))
    expect(decisioningIn(event)).toMatchObject({
      propositions: [{ items: [{ id: 'measurement' }] }],
      propositionAction: { label: 'buy' },
    })
  })
})

describe('a decision of an answer without a call', () => {
  const applied = () => {
    const body = anAnswer([decisions(aProposition())])
    return { ...anExchange({ url: '', source: 'server state', request: '', response: body }), id: 'applied' }
  }

  it('goes where the newest call of the page went, with its identity', () => {
    const [older, newer] = [
      displaying([], { at: 10, datastream: 'older' }),
      displaying([], { at: 20, datastream: 'newer', meta: { state: { domain: 'shop.test', cookiesEnabled: true } } }),
    ]
    const exchange = applied()
    const { url, body } = begunFor(rowNamed('hero', 'option', edgeLedger(exchange)), [exchange, newer, older])
    expect(url).toContain('configId=newer')
    expect(getAt(body, ['meta', 'state', 'domain'])).toBe('shop.test')
    expect(getAt(body, ['events', 0, 'xdm', 'identityMap', 'ECID', 0, 'id'])).toBe(ECID)
  })

  it('has no datastream where the page made no call, and a finding about that', () => {
    const exchange = applied()
    const row = rowNamed('hero', 'option', edgeLedger(exchange))
    const request = begunFor(row, [exchange])
    expect(request.url).toMatch(/^https:\/\/edge\.adobedc\.net\/ee\/v1\/interact\?configId=&requestId=/)
    expect(edgeFindings(request, row).map(({ what }) => (what.kind === 'rule' ? what.code : ''))).toContain(
      'datastreamMissing',
    )
  })
})

describe('a request that was begun', () => {
  it.each(names)('for %s has no error', name => {
    const row = EDGE_ROWS[name]
    expect(edgeFindings(begunFor(row), row).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('has no error, whatever call delivered the decision', () => {
    const text = fc.string({ minLength: 1, maxLength: 12 })
    const call = fc.record({
      scope: fc.constantFrom('hero', '__view__', 'cart', 'web://shop.test/'),
      isView: fc.boolean(),
      version: fc.constantFrom(1 as const, 2 as const),
      action: fc.constantFrom('interact', 'collect'),
      hint: fc.constantFrom('irl1', 't37', undefined),
      override: fc.constantFrom('property-1', undefined),
      ecid: fc.constantFrom(ECID, undefined),
      host: fc.constantFrom('edge.adobedc.net', 'edge.shop.test'),
      details: fc.dictionary(text, fc.jsonValue(), { maxKeys: 3 }),
    })
    fc.assert(
      fc.property(call, ({ scope, isView, details, hint, override, ...options }) => {
        const proposition = aProposition({ scope, isView, details: { more: details } })
        const optional = { ...(hint !== undefined && { hint }), ...(override !== undefined && { override }) }
        const exchange = delivering([proposition], { ...options, ...optional })
        const [row] = edgeLedger(exchange)
        const request = begunFor(row!, [exchange])
        expect(edgeFindings(request, row, [row!]).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
