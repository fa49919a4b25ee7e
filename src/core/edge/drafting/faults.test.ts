import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clickToken, displayToken } from '../../../../test/fixtures/edge.ts'
import {
  ALL_ROWS,
  begunFor,
  countingIds,
  EDGE_ROWS,
  edgeFindings,
  eventIn,
  NOW,
  type EdgeRowName,
} from '../../../../test/fixtures/edgeDrafts.ts'
import type { FaultContext, OpenedRequest } from '../../dialect/drafting.ts'
import { leavesOf } from '../../dialect/leaves.ts'
import { splitUrl } from '../../exchange/url.ts'
import { getAt } from '../../json/jsonPath.ts'
import { EDGE_FAULTS, freshEdgeRequest, type EdgeFaultCode } from './faults.ts'
import { edgeDrafting } from './drafting.ts'

const codes = EDGE_FAULTS.map(({ code }) => code)

function contextOf(row: EdgeRowName, newId = countingIds(256)): FaultContext {
  return { request: begunFor(EDGE_ROWS[row]), index: 0, rows: ALL_ROWS, now: NOW + 60_000, newId }
}

function requestsOf(code: EdgeFaultCode, row: EdgeRowName = 'hero'): OpenedRequest[] {
  const made = edgeDrafting.fault(code, contextOf(row))
  if (made.kind !== 'requests') throw new Error(made.why)
  return made.requests
}

/** The members that differ between a request and the same one without the fault. */
function corruptedPaths(code: EdgeFaultCode, row: EdgeRowName = 'hero'): string[] {
  const fresh = leavesOf(partsOf(freshEdgeRequest(contextOf(row))))
  const corrupted = leavesOf(partsOf(requestsOf(code, row)[0]!))
  return [...new Set([...fresh.keys(), ...corrupted.keys()])].filter(
    path => JSON.stringify(fresh.get(path)?.value) !== JSON.stringify(corrupted.get(path)?.value),
  )
}

function partsOf({ url, body }: OpenedRequest) {
  const { base, query } = splitUrl(url)
  return { base, query: Object.fromEntries(query), body }
}

const DECISIONING = 'body.events[0].xdm._experience.decisioning'
const FIRST = `${DECISIONING}.propositions[0]`
const DETAILS = `${FIRST}.scopeDetails`
const TOKEN = `${DETAILS}.characteristics.eventToken`

describe('a fault changes exactly what it names', () => {
  it.each<[EdgeFaultCode, RegExp | string, EdgeRowName?]>([
    ['tokenAltered', TOKEN],
    ['tokenTruncated', TOKEN],
    ['tokenOfLocation', TOKEN],
    ['scopeDetailsMissing', /^body\.events\[0\]\.xdm\._experience\.decisioning\.propositions\[0\]\.scopeDetails\b/],
    ['scopeDetailsAsText', /propositions\[0\]\.scopeDetails\b/],
    ['propositionIdMissing', `${FIRST}.id`],
    ['propositionIdAltered', `${FIRST}.id`],
    ['scopeUnknown', `${FIRST}.scope`],
    ['propositionTwice', /propositions\[1\]/],
    ['propositionsMissing', /\.propositions\b/],
    ['eventTypeMissing', 'body.events[0].xdm.eventType'],
    ['eventTypesDiffer', 'body.events[0].xdm.eventType'],
    ['propositionEventTypeMissing', /propositionEventType/],
    ['propositionEventTypeAsText', `${DECISIONING}.propositionEventType.display`],
    ['timestampOld', 'body.events[0].xdm.timestamp'],
    ['timestampInFuture', 'body.events[0].xdm.timestamp'],
    ['timestampMissing', 'body.events[0].xdm.timestamp'],
    ['timestampAsNumber', 'body.events[0].xdm.timestamp'],
    ['visitorAbsent', /^body\.meta\.state\.entries/],
    ['datastreamUnknown', 'query.configId'],
    ['datastreamMissing', 'query.configId'],
    ['propertyUnknown', 'body.meta.configOverrides.com_adobe_target.propertyToken'],
    ['collect', 'base'],
  ])('%s', (code, place, row) => {
    const paths = corruptedPaths(code, row)
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect(path).toMatch(place instanceof RegExp ? place : RegExp(`^${escape(place)}$`))
  })

  const escape = (text: string) => text.replaceAll(/[.[\]]/g, String.raw`\$&`)

  it('a token of the other event, with the types that do not fit it', () => {
    const [display] = requestsOf('clickTokenAsDisplay')
    expect(JSON.stringify(display?.body)).toContain(clickToken('hero'))
    expect(getAt(eventIn(display!), ['xdm', 'eventType'])).toBe('decisioning.propositionDisplay')
    const [click] = requestsOf('displayTokenAsClick', 'click')
    expect(JSON.stringify(click?.body)).toContain(displayToken('hero'))
    expect(getAt(eventIn(click!), ['xdm', 'eventType'])).toBe('decisioning.propositionInteract')
  })

  it('of details with a token for each event only the wrong one is left', () => {
    const [display] = requestsOf('clickTokenAsDisplay', 'merged')
    const text = JSON.stringify(display?.body)
    expect([text.includes(clickToken('merged')), text.includes(displayToken('merged'))]).toEqual([true, false])
  })

  it('two sends with one request id', () => {
    const [first, second] = requestsOf('requestIdTwice')
    expect(second?.url).toBe(first?.url)
  })

  it('a body that is cut in half', () => {
    const [{ text = '' } = {}] = requestsOf('notJson')
    expect(() => JSON.parse(text) as unknown).toThrow()
  })
})

describe('every fault', () => {
  const possible = codes.filter(code => edgeDrafting.fault(code, contextOf('hero')).kind === 'requests')

  it('has a new request id and the present time, except where it corrupts them', () => {
    for (const code of possible) {
      const [first] = requestsOf(code)
      expect(first?.url).not.toBe(begunFor(EDGE_ROWS.hero).url)
      if (!code.startsWith('timestamp') && code !== 'notJson')
        expect(JSON.stringify(first?.body), code).toContain(new Date(NOW + 60_000).toISOString())
    }
  })

  it.each(
    possible.filter(
      code => !['requestIdTwice', 'collect', 'notJson', 'scopeUnknown', 'eventTypeMissing'].includes(code),
    ),
  )('%s is found by the checks', code => {
    const [first] = requestsOf(code)
    const before = edgeFindings(freshEdgeRequest(contextOf('hero')), EDGE_ROWS.hero)
    expect(edgeFindings(first!, EDGE_ROWS.hero).length).toBeGreaterThan(before.length)
  })

  it('is possible or names what is missing, whatever the request holds', () => {
    const body = fc.oneof(fc.object(), fc.constant({ events: [{}] }), fc.constant({ event: { xdm: null } }))
    fc.assert(
      fc.property(fc.constantFrom(...codes), body, (code, held) => {
        const context = {
          ...contextOf('hero'),
          request: { url: 'https://a.test/ee/v1/interact?configId=a', body: held as object as never },
        }
        const made = edgeDrafting.fault(code, context)
        expect(made.kind === 'requests' ? made.requests.length : made.why.length).toBeGreaterThan(0)
      }),
    )
  })
})
