import { describe, expect, it } from 'vitest'
import { anAnswer, DATASTREAM, displayToken } from '../../../../test/fixtures/edge.ts'
import {
  ALL_ROWS,
  at,
  begunFor,
  EDGE_ROWS,
  proposition,
  reported,
  to,
  type Change,
} from '../../../../test/fixtures/edgeDrafts.ts'
import { anExchange } from '../../../../test/fixtures/exchanges.ts'
import { parseEdge } from '../dialect.ts'
import { edgeNotificationsOf } from '../sentNotification.ts'
import { edgeDrafting } from './drafting.ts'

/** The differences between the display of what the page has shown, changed and sent by hand, and the page's own. */
function differencesAfter(change: Change, datastreamOfPage = DATASTREAM) {
  const { url, body } = change(begunFor(EDGE_ROWS.shown))
  const sent = parseEdge(anExchange({ url, source: 'inspector', request: body, response: anAnswer() }))
  const [own] = edgeNotificationsOf(sent)
  const found = edgeDrafting.pagesOwn(own!, ALL_ROWS)!
  const { exchange } = found.read
  const request = { ...exchange.request!, url: exchange.request!.url.replace(DATASTREAM, datastreamOfPage) }
  const [pages] = edgeNotificationsOf(parseEdge({ ...exchange, request }))
  const decisions = ALL_ROWS.flatMap(row => row.decisions)
  return edgeDrafting.differences(own!, pages!, decisions)
}

const DETAILS = 'proposition.scopeDetails'

describe('a display beside the page’s own', () => {
  it('has no difference that counts as long as it is as begun', () => {
    const found = differencesAfter(request => request)
    expect(found.filter(({ weight }) => weight === 'error' || weight === 'warning')).toEqual([])
    expect(found.filter(({ kind }) => kind === 'new for every send').map(({ path }) => path)).toEqual([
      'xdm.timestamp',
      'requestId',
    ])
    expect(found.find(({ path }) => path === 'xdm.web.webPageDetails.URL')?.why?.code).toBe('pageDetailsOnlyInPages')
  })

  it.each<[string, Change, string, string]>([
    [
      'token',
      proposition('scopeDetails.characteristics.eventToken', 'x'),
      `${DETAILS}.characteristics.eventToken`,
      'tokenNotDeliveredInYours',
    ],
    ['details', proposition('scopeDetails.correlationID', 'x'), `${DETAILS}.correlationID`, 'scopeDetailsAnother'],
    ['id', proposition('id', 'x'), 'proposition.id', 'propositionAnother'],
    ['items', proposition('items', [{ id: 'x' }]), 'proposition.items[0].id', 'itemsAnother'],
    ['event type', at('events.0.xdm.eventType', 'x'), 'xdm.eventType', 'eventTypeAnother'],
    [
      'parameters',
      at('events.0.data', { __adobe: { target: { a: 'b' } } }),
      'data.__adobe.target.a',
      'parameterAnother',
    ],
    ['datastream', to(url => url.replace(/configId=[^&]*/, 'configId=x')), 'datastream', 'datastreamAnother'],
    ['region', to(url => url.replace('/irl1/', '/or2/')), 'locationHint', 'clusterAnother'],
    [
      'override',
      at('meta.configOverrides.com_adobe_target.propertyToken', 'x'),
      'meta.configOverrides.com_adobe_target.propertyToken',
      'overrideAnother',
    ],
    [
      'value of the type',
      reported('propositionEventType', { display: '1' }),
      'xdm._experience.decisioning.propositionEventType.display',
      'eventAnother',
    ],
  ])('names another %s', (_, change, path, code) => {
    expect(differencesAfter(change).find(entry => entry.path === path)?.why?.code).toBe(code)
  })

  it('is compared with the page’s event for its proposition alone', () => {
    const { url, body } = begunFor(EDGE_ROWS.hero)
    const [own] = edgeNotificationsOf(parseEdge(anExchange({ url, source: 'inspector', request: body, response: '' })))
    expect(edgeDrafting.pagesOwn(own!, ALL_ROWS)).toBeUndefined()
    expect(edgeDrafting.pagesOwn({ ...own!, location: EDGE_ROWS.shown.location }, ALL_ROWS)).toBeUndefined()
  })

  it.each([
    ['of the tester’s is an error', 'x', 'error'],
    ['of the page’s is a warning', DATASTREAM, 'warning'],
  ])('a datastream that delivered nothing %s', (_, datastream, weight) => {
    const pair = differencesAfter(
      to(url => url.replace(/configId=[^&]*/, `configId=${datastream}`)),
      datastream === 'x' ? DATASTREAM : 'x',
    )
    expect(pair.find(({ path }) => path === 'datastream')?.weight).toBe(weight)
  })

  it('lists each member once', () => {
    const paths = differencesAfter(request => request).map(({ part, path }) => `${part} ${path}`)
    expect(new Set(paths).size).toBe(paths.length)
    expect(JSON.stringify(paths)).not.toContain(displayToken('shown'))
  })
})
