import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { anInventedCall, anInventedReport, invented } from '../../../test/fixtures/invented.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { delivery } from '../../core/delivery/dialect.ts'
import { combine } from '../../core/dialect/dialects.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { createPanel } from '../model/createPanel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The panel with a second protocol in its table, on a visit over that one. */
async function aPanelOfTwo() {
  const dialects = combine([delivery, invented])
  const panel = createPanel(aHost(), { signal: new AbortController().signal, dialects })
  const visit = [anInventedCall({ hero: 'T-hero', footer: 'T-footer' }), anInventedReport('hero', 'T-hero')]
  await importText(panel, toExchangeFile(visit))
  const place = draw(<PanelView panel={panel} />)
  const show = (view: 'ledger' | 'calls', at: number): string => {
    void act(() => {
      panel.view.value = view
      const item = { ledger: panel.shownRows, calls: panel.shownCalls }[view].value[at]
      panel.choices[view].selected.value = item && ('id' in item ? item.id : item.exchange.id)
      panel.choices[view].open.value = true
    })
    return place.querySelector('[aria-label="Details"]')?.textContent ?? ''
  }
  return { panel, place, show }
}

describe('a protocol that only the table knows, in the panel', () => {
  it('has rows with its tokens and verdicts, and their Details', async () => {
    const { place, show } = await aPanelOfTwo()
    const cells = [...place.querySelectorAll('[role="grid"] [role="row"]')].map(({ textContent }) => textContent ?? '')
    expect(cells.find(text => text.includes('hero'))).toMatch(/T-hero.*acknowledged/)
    expect(cells.find(text => text.includes('footer'))).toMatch(/T-footer.*due/)
    expect(show('ledger', 0)).toMatch(/acknowledged[^]*T-hero/)
  })

  it('has calls with what they request, and their bodies in Details', async () => {
    const { place, show } = await aPanelOfTwo()
    const details = show('calls', 0)
    expect(place.querySelector('[role="grid"]')?.textContent).toMatch(/want.*hero, footer/)
    expect(details).toContain('guest')
  })

  it('has its identity in Session', async () => {
    const { panel, place } = await aPanelOfTwo()
    void act(() => void (panel.view.value = 'session'))
    expect(place.querySelector('[role="region"][aria-label="Session"]')?.textContent).toMatch(/guest\s*ann/)
  })

  it('has the editor of URL and JSON alone', async () => {
    const { panel, place } = await aPanelOfTwo()
    const [row] = panel.shownRows.value
    if (row) void act(() => panel.editing.edit(row))
    const editor = place.querySelector('[aria-label="Notification editor"]')
    expect(panel.editing.draft.value?.json.value).toContain('"ticket": "T-hero"')
    const buttons = [...(editor?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent)
    expect(buttons).toEqual(expect.arrayContaining([expect.stringMatching(/^Send/), expect.stringMatching(/^Reset/)]))
    expect(buttons.join()).not.toMatch(/Presets|Faults/)
  })
})
