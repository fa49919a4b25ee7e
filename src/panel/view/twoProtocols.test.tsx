import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAnswer, anEdgeCall, aProposition, delivering, displaying } from '../../../test/fixtures/edge.ts'
import { anExchange, anMbox, aPrefetch, envelope } from '../../../test/fixtures/exchanges.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { filterAll } from '../../../test/fixtures/panel.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { createPanel } from '../model/createPanel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

const hero = aProposition({ scope: 'hero' })
const ofEdge = [delivering([hero]), displaying([hero])]
const ofDelivery = aPrefetch([anMbox({ name: 'home' })])

async function aPanelOf(visit: readonly Exchange[]) {
  const panel = createPanel(aHost(), { signal: new AbortController().signal })
  await importText(panel, toExchangeFile(visit))
  const place = draw(<PanelView panel={panel} />)
  const rows = () => [...place.querySelectorAll('[role="grid"] [role="row"]')].map(({ textContent }) => textContent)
  const show = (view: 'ledger' | 'calls' | 'session') => void act(() => void (panel.view.value = view))
  return { panel, place, rows, show }
}

describe('a tab with calls of the Web SDK', () => {
  it('has the status accepted, which can be filtered by and counted', async () => {
    const { panel, place, rows } = await aPanelOf(ofEdge)
    expect(rows().find(text => text.includes('hero'))).toContain('accepted')
    expect(panel.counts.value.get('accepted')).toBe(1)
    void act(() => filterAll(panel, 'status:accepted'))
    expect(panel.shownRows.value).toHaveLength(1)
    expect(place.querySelector('[title="Web SDK"]')).toBeNull()
  })

  it('names the protocol of each row and each call where the Delivery API is used too', async () => {
    const { place, rows, show } = await aPanelOf([...ofEdge, ofDelivery])
    expect(rows().find(text => text.includes('hero'))).toContain('SDK')
    expect(rows().find(text => text.includes('home'))).toContain('API')
    expect(place.querySelector('[role="grid"] .mark[title="Web SDK"]')).not.toBeNull()
    show('calls')
    expect(rows().filter(text => text.includes('SDK'))).toHaveLength(2)
  })

  it('names no protocol of the page’s calls because of a send by hand', async () => {
    const own = aPrefetch([anMbox({ name: 'home' })], { id: 'own', source: 'inspector' })
    expect((await aPanelOf([...ofEdge, own])).place.querySelector('[title="Web SDK"]')).toBeNull()
  })

  it.each([
    ['dialect:edge', ['hero'], 2],
    ['dialect:delivery', ['home'], 1],
    ['dialect:other', [], 0],
  ])('is filtered by %s', async (filter, names, calls) => {
    const { panel } = await aPanelOf([...ofEdge, ofDelivery])
    void act(() => filterAll(panel, filter))
    expect(panel.shownRows.value.map(({ location }) => 'name' in location && location.name)).toEqual(names)
    expect(panel.shownCalls.value).toHaveLength(calls)
  })

  it('has the visitors of both libraries in Session, with an alarm where they differ', async () => {
    const request = { ...envelope, id: { marketingCloudVisitorId: '9'.repeat(38) } }
    const { place, show } = await aPanelOf([...ofEdge, anExchange({ at: 2000, request })])
    show('session')
    const text = place.querySelector('[role="region"][aria-label="Session"]')?.textContent ?? ''
    expect(text).toMatch(/Web SDK.*ECID.*Delivery API.*marketingCloudVisitorId9+differs from the other library/)
  })

  it.each([
    ['an event whose content no answer carried', [displaying([hero])], true],
    ['content that an answer carried', ofEdge, false],
  ])('offers a load in witness mode only where that may explain a row: %s', async (_, visit, isOffered) => {
    const { panel, place } = await aPanelOf(visit)
    void act(() => {
      panel.choices.ledger.selected.value = panel.shownRows.value[0]?.id
      panel.choices.ledger.open.value = true
    })
    const details = place.querySelector('[aria-label="Details"]')?.textContent ?? ''
    expect(details).toContain('hero')
    expect(details.includes('Reload in witness mode')).toBe(isOffered)
  })

  it('has the errors that an answer reports on top of a call’s Details', async () => {
    const errors = [{ type: 'T', title: 'Upstream', report: { eventIndex: 0 } }]
    const { panel, place, show } = await aPanelOf([
      anEdgeCall([{}], { status: 207, response: anAnswer([], { errors }) }),
    ])
    show('calls')
    void act(() => {
      panel.choices.calls.selected.value = panel.shownCalls.value[0]?.exchange.id
      panel.choices.calls.open.value = true
    })
    const details = place.querySelector('[aria-label="Details"]')?.textContent ?? ''
    expect(details).toContain('The answer reports an error for event 0: Upstream (T)')
  })
})
