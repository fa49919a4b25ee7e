import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anInventedCall, anInventedReport, invented } from '../../../test/fixtures/invented.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { delivery } from '../../core/delivery/dialect.ts'
import type { Dialect } from '../../core/dialect/dialect.ts'
import { combine } from '../../core/dialect/dialects.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A path that calls are recorded of. */
const URL_OF_CALL = 'https://slots.example/rest/v1/delivery'
const slots: Dialect = { ...invented, owns: ({ request }) => request?.url === URL_OF_CALL }
const there = (exchange: Exchange): Exchange => ({ ...exchange, request: { ...exchange.request!, url: URL_OF_CALL } })

/** A panel on a page whose protocol has no drafting. */
function aDrawnPanel({ isReported = false } = {}) {
  const known = aPanel({}, combine([slots, delivery]))
  known.record(2, there(anInventedCall({ hero: 'ticket-1' })))
  if (isReported) known.record(3, there(anInventedReport('hero', 'ticket-1')))
  const place = draw(<PanelView panel={known.panel} />)
  const named = (name: string) =>
    [...place.querySelectorAll<HTMLElement>('button, input, textarea, select')].find(
      element => element.getAttribute('aria-label') === name || element.textContent === name,
    )
  const { editing } = known.panel
  const open = () => {
    click(named('Edit notification for hero'))
    return editing.draft.value!
  }
  return { ...known, place, named, open, editing }
}

describe('the editor of a protocol that is only read', () => {
  it('opens the call that delivered the row, as it was sent', () => {
    const { open } = aDrawnPanel()
    const draft = open()
    expect(draft.url.value).toBe(URL_OF_CALL)
    expect(JSON.parse(draft.json.value)).toEqual({ guest: 'ann', want: ['hero'] })
  })

  it('opens the newest notification of the row, if there is one', () => {
    const { open } = aDrawnPanel({ isReported: true })
    expect(JSON.parse(open().json.value)).toMatchObject({ shown: [{ slot: 'hero', ticket: 'ticket-1' }] })
  })

  it('has URL, JSON, Send and Reset, and nothing that needs knowledge of the protocol', () => {
    const { open, place, named } = aDrawnPanel()
    open()
    expect([...place.querySelectorAll('.drawer .form label')].map(label => label.textContent)).toEqual(['URL'])
    for (const name of ['Copy as', 'Reset', 'Send']) expect(named(name)).toBeDefined()
    for (const name of ['Faults', 'Presets', 'Add a notification like this one']) expect(named(name)).toBeUndefined()
  })

  it('sends the text as typed, after the question', () => {
    const { open, panel, sends, place } = aDrawnPanel()
    const draft = open()
    draft.type('{"shown":[]}')
    click(place.querySelector('.drawer-foot .primary'))
    expect(panel.guard.asking.value).toMatchObject({ isFirst: true, counts: { origin: 'https://slots.example' } })
    panel.guard.confirm({ trust: false })
    expect(sends().at(-1)).toMatchObject({ url: URL_OF_CALL, body: '{"shown":[]}' })
  })

  it('is opened by the button that otherwise sends at once', () => {
    const { panel, row, sends, editing } = aDrawnPanel()
    panel.sendRow(row('hero'))
    expect(editing.draft.value?.row?.location).toEqual({ kind: 'mbox', name: 'hero' })
    expect(sends()).toEqual([])
  })
})
