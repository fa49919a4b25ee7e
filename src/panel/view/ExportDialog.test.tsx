import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import type { FakeHost } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** Lets the dialog load, write and show its text. */
const settle = async () => {
  await act(async () => void (await vi.dynamicImportSettled()))
  await act(async () => void (await vi.runAllTimersAsync()))
}

/** The panel of a page with home, displayed, and cart. */
function aView(overrides: Partial<FakeHost> = {}) {
  const saved: { name: string; text: string; type: string | undefined }[] = []
  const saveFile = (name: string, text: string, type?: string): void => void saved.push({ name, text, type })
  const { panel, record } = aPanel({ saveFile, ...overrides })
  record(2, aDisplay('home', { at: 500 }))
  const place = draw(<PanelView panel={panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const named = (selector: string, name: string) =>
    all(selector).find(one => [one.ariaLabel, one.textContent].includes(name))
  const dialog = () => place.querySelector('dialog')
  const input = (name: string) =>
    all('dialog label')
      .find(label => label.textContent.startsWith(name))
      ?.querySelector('input') ?? undefined
  const rowOf = (name: string) => all('[role="row"]').find(({ textContent }) => textContent.includes(name))
  return {
    panel,
    record,
    saved,
    place,
    all,
    named,
    dialog,
    input,
    rowOf,
    preview: () => place.querySelector('pre')?.textContent,
  }
}

/** The same with its dialog open, by the toolbar. */
async function opened(overrides: Partial<FakeHost> = {}) {
  const view = aView(overrides)
  click(view.named('[role="toolbar"] button', 'Export'))
  await settle()
  return view
}

describe('the dialog Export', () => {
  it('opens from the toolbar with everything as a session file, its masking on, and a preview', async () => {
    const { dialog, input, preview, all } = await opened()
    expect(dialog()?.getAttribute('aria-label')).toBe('Export')
    expect([input('Session file')?.checked, input('Everything')?.checked, input('Selection')?.disabled]).toEqual([
      true,
      true,
      true,
    ])
    const masking = [
      'Visitor ids',
      'Customer ids',
      'IP and geo',
      'Cookies',
      'Query strings',
      'Profile parameters',
      'Tokens',
    ]
    expect(masking.map(name => input(name)?.checked)).toEqual([true, true, true, true, true, true, false])
    expect(preview()).toContain('"format": "mbox-inspector"')
    expect(all('.export-preview p')[0]?.textContent).toMatch(/^\d rows, 2 calls, [\d.]+ kB/)
  })

  const formats: [string, RegExp, RegExp, string, string?][] = [
    ['HAR', /"version": "1.2"/, /\.har$/, 'application/json', 'Exported: 2 exchanges'],
    ['CSV', /"Location","Kind"/, /\.csv$/, 'text/csv'],
    ['Bug report', /^## Target/, /\.md$/, 'text/markdown'],
    ['Playwright test', /@playwright\/test/, /\.spec\.ts$/, 'text/plain'],
  ]
  it.each(formats)('previews and saves the format %s, and closes', async (name, beginning, file, type, message) => {
    const { input, preview, named, saved, dialog, panel } = await opened()
    click(input(name))
    await settle()
    expect(preview()?.replace('\\uFEFF', '')).toMatch(beginning)
    click(named('dialog button', 'Save'))
    expect(saved[0]).toMatchObject({ name: expect.stringMatching(file), type })
    expect(panel.announcement.value.text).toBe(message ?? 'Exported: 3 rows')
    await settle()
    expect(dialog()).toBeNull()
  })

  it('copies, stays open, and announces that', async () => {
    const copied: string[] = []
    const { named, dialog, all } = await opened({ copy: text => Promise.resolve(copied.push(text) > 0) })
    click(named('dialog button', 'Copy'))
    await settle()
    expect(copied[0]).toContain('"format": "mbox-inspector"')
    expect(all('dialog .buttons [aria-live]')[0]?.textContent).toBe('Copied: Session file')
    expect(dialog()).not.toBeNull()
  })

  it('saves nothing when it is cancelled', async () => {
    const { named, saved, dialog } = await opened()
    click(named('dialog button', 'Cancel'))
    await settle()
    expect([saved, dialog()]).toEqual([[], null])
  })

  it('warns when nothing is masked', async () => {
    const { all, input } = await opened()
    for (const name of ['Visitor ids', 'Customer ids', 'IP and geo', 'Cookies', 'Query strings', 'Profile parameters'])
      click(input(name))
    await settle()
    expect(all('.export-masked p')[0]?.textContent).toBe('Nothing is masked. Credentials are never exported.')
  })

  it('shows only the beginning of a long text, and how long it is', async () => {
    const { record, preview, all, named } = aView()
    record(3, aPrefetch([anMbox({ name: 'large', content: 'x'.repeat(9000) })], { at: 900 }))
    click(named('[role="toolbar"] button', 'Export'))
    await settle()
    expect(preview()!).toHaveLength(6000)
    expect(all('.export-preview p')[0]?.textContent).toMatch(/\. The first 6,000 of \d\d,\d{3} characters$/)
  })
})

describe('the selection', () => {
  it('of several rows is what the toolbar exports', async () => {
    const { rowOf, named, input, all } = aView()
    focus(rowOf('home'))
    press('a', { ctrlKey: true })
    click(named('[role="toolbar"] button', 'Export'))
    await settle()
    expect(input('Selection')?.checked).toBe(true)
    expect(all('dialog .export-group')[1]?.textContent).toContain('Selection3 rows')
  })

  it('has its size in bytes when it is small', async () => {
    const { rowOf, named, input, all } = aView()
    focus(rowOf('cart'))
    press('F10', { shiftKey: true })
    click(named('[role="menuitem"]', 'Export…'))
    await settle()
    click(input('CSV'))
    await settle()
    expect(all('.export-preview p')[0]?.textContent).toMatch(/^1 row, \d{3} bytes$/)
  })

  it('of one row is what its menu exports', async () => {
    const { rowOf, named, input, preview } = aView()
    focus(rowOf('cart'))
    press('F10', { shiftKey: true })
    click(named('[role="menuitem"]', 'Export…'))
    await settle()
    expect(input('Selection')?.checked).toBe(true)
    click(input('CSV'))
    await settle()
    expect(preview()).toContain('"cart"')
    expect(preview()).not.toContain('"home"')
  })

  it('is counted in the status line where it is several rows', () => {
    const { rowOf, place } = aView()
    focus(rowOf('home'))
    press('ArrowDown')
    expect(place.querySelector('[role="status"]')?.textContent).not.toContain('selected')
    press('ArrowUp', { shiftKey: true })
    expect(place.querySelector('[role="status"]')?.textContent).toContain('2 rows selected')
  })

  it('of calls is exported with exactly these calls as HAR', async () => {
    const { panel, rowOf, named, preview } = aView()
    void act(() => void (panel.view.value = 'calls'))
    focus(rowOf('display'))
    press('ContextMenu')
    click(named('[role="menuitem"]', 'Export…'))
    await settle()
    expect(JSON.parse(preview() ?? '').log.entries).toHaveLength(1)
  })

  it('opens no Details while it is extended by clicks', () => {
    const { rowOf, place } = aView()
    const cell = rowOf('cart')?.querySelector('[role="gridcell"]')
    void act(() => void cell?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true })))
    expect(place.querySelector('.side')).toBeNull()
  })
})

describe('the menu of rows', () => {
  it('copies the rows for a ticket, states that ids are in it, and returns the focus to the row', async () => {
    const copied: string[] = []
    const { rowOf, named, all, place } = aView({ copy: text => Promise.resolve(copied.push(text) > 0) })
    focus(rowOf('home'))
    press('a', { ctrlKey: true })
    press('ContextMenu')
    const entries = all('[role="menuitem"]').map(({ textContent }) => textContent)
    expect(entries.slice(-3)).toEqual(['Copy for ticket', 'Copy as Markdown…', 'Export…'])
    click(named('[role="menuitem"]', 'Copy for ticket'))
    await settle()
    expect(copied[0]?.match(/^Location: /gm)).toHaveLength(3)
    expect(place.querySelector('[role="status"]')?.textContent).toContain('Ticket text, with the visitor’s ids')
    expect(document.activeElement).toBe(rowOf('home'))
  })

  it('copies Markdown only after the step that shows it', async () => {
    const { rowOf, named, input, preview } = aView()
    focus(rowOf('home'))
    press('ContextMenu')
    click(named('[role="menuitem"]', 'Copy as Markdown…'))
    await settle()
    expect([input('Bug report')?.checked, input('Selection')?.checked]).toEqual([true, true])
    expect(preview()).toContain('## mbox “home”')
  })
})
