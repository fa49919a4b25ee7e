import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import { aStore, messageText } from '../../../test/fixtures/host.ts'
import { holdBack } from '../../../test/panel/holdBack.ts'
import type { Host } from '../host/host.ts'

let held: Awaited<ReturnType<typeof holdBack>>

beforeEach(async () => {
  held = await holdBack()
  vi.useFakeTimers()
})
afterEach(async () => {
  held.takeDown()
  vi.useRealTimers()
  await held.letGo()
})

/** The panel of a page whose one prefetch was answered, before any code for later has arrived. */
function aStartedPanel(overrides: Partial<Host> = {}) {
  held.loadLedger()
  const known = held.aPanel(overrides)
  const place = held.draw(<held.PanelView panel={known.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const named = (name: string) =>
    all('button, input, [role="tab"]').find(
      element => element.getAttribute('aria-label') === name || element.textContent === name,
    )
  const row = (name: string) => all('.rows > [role="row"]').find(element => element.textContent.startsWith(name))
  const labelled = (name: string) => all(`[aria-label="${name}"]`)[0]
  const status = () => all('[role="status"]')[0]?.textContent ?? ''
  return { ...known, all, named, row, labelled, status }
}

/** The same, with its rows: only what is asked for from now on is held back. */
async function aPanelWithRows(overrides: Partial<Host> = {}) {
  const started = aStartedPanel(overrides)
  await seen(() => {
    held.arrive('reconcile')
    held.arrive('load()')
    return started.row('home')
  })
  return started
}

/** Waits for what code brings that has arrived. */
async function seen<Found>(find: () => Found | undefined): Promise<Found> {
  const look = async (): Promise<Found> => {
    await pass(50)
    const found = find()
    expect(found).toBeDefined()
    return found as Found
  }
  return vi.waitFor(look, { timeout: PATIENT })
}

/** Ms that modules may take to be read for the first time on a machine that does other things too. */
const PATIENT = 30_000

/** Lets everything happen that would. */
const settle = () => pass(500)

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })

const focused = () => document.activeElement

describe('before the code has arrived that reads calls', () => {
  it('the panel has its frame, and then shows every row in its grid', async () => {
    const { all, row, labelled } = aStartedPanel()
    await settle()
    expect(all('[role="toolbar"], [role="tab"]').length).toBeGreaterThan(4)
    expect(all('[role="grid"]')).toEqual([])
    held.arrive('reconcile')
    await settle()
    // Rows wait for their grid: no moment shows neither.
    expect(all('.empty')).toHaveLength(1)
    held.arrive()
    await seen(() => row('home'))
    expect(labelled('Ledger')?.getAttribute('role')).toBe('grid')
    expect(row('cart')).toBeDefined()
  })

  it('what cannot be loaded is reported', async () => {
    const { status } = aStartedPanel()
    held.fail()
    await seen(() => (status().includes('cannot be loaded') ? true : undefined))
  })

  it('German texts are German from the start', async () => {
    const { all, row } = aStartedPanel({
      locale: 'de',
      message: (key, ...values) => messageText(german, key, values),
    })
    const texts = () =>
      all('[role="toolbar"] button, [role="tab"]').map(one => one.getAttribute('aria-label') ?? one.textContent)
    const first = texts()
    expect(first).toContain(german.clear.message)
    held.arrive()
    await seen(() => row('home'))
    // Only counts are added.
    expect(texts().map(text => text.replace(/\d+$/, ''))).toEqual(first)
  })
})

describe('before the code for it has arrived', () => {
  it('a click on a row selects it, and its Details follow; the focus stays', async () => {
    const { row, labelled } = await aPanelWithRows()
    held.focus(row('home'))
    held.click(row('home')?.querySelector('[role="gridcell"]'))
    expect(row('home')?.getAttribute('aria-selected')).toBe('true')
    const before = focused()
    held.arrive()
    await seen(() => labelled('Details'))
    expect(focused()).toBe(before)
  })

  it('Send sends, once', async () => {
    const { named, sends } = await aPanelWithRows()
    held.click(named('Send display for home'))
    await settle()
    expect(sends()).toEqual([])
    held.arrive()
    await seen(() => sends()[0])
    await settle()
    expect(sends()).toHaveLength(1)
  })

  it('Send asks where it has to', async () => {
    const { named, all, sends } = await aPanelWithRows({ store: aStore() })
    held.click(named('Send display for home'))
    held.arrive()
    const dialog = await seen(() => all('dialog')[0])
    expect([(dialog as HTMLDialogElement).open, sends()]).toEqual([true, []])
  })

  it('Edit opens the editor, which takes the focus', async () => {
    const { named, labelled } = await aPanelWithRows()
    held.focus(named('Edit notification for home'))
    held.click(named('Edit notification for home'))
    held.arrive()
    await seen(() => labelled('Notification editor'))
    expect(focused()?.id).toBe('field-type')
  })

  it('the editor leaves the focus to a field in which the tester types by then', async () => {
    const { named, labelled } = await aPanelWithRows()
    held.click(named('Edit notification for home'))
    held.focus(named('Filter'))
    held.arrive()
    await seen(() => labelled('Notification editor'))
    expect(focused()).toBe(named('Filter'))
  })

  it('the filter keeps what is typed, then filters by it and completes it', async () => {
    const { named, row, all, panel } = await aPanelWithRows()
    held.focus(named('Filter'))
    held.typeInto(named('Filter') as HTMLInputElement, 'location:ca')
    expect([row('home'), row('cart')]).not.toContain(undefined)
    held.arrive()
    await seen(() => (row('home') ? undefined : true))
    expect(row('cart')).toBeDefined()
    expect(panel.filters.ledger.text.value).toBe('location:ca')
    expect(all('[role="option"]').map(option => option.textContent)).toEqual([expect.stringContaining('cart')])
  })

  it('the filter completes nothing where the tester has left it', async () => {
    const { named, row, all } = await aPanelWithRows()
    held.focus(named('Filter'))
    held.typeInto(named('Filter') as HTMLInputElement, 'location:ca')
    held.focus(named('Clear'))
    held.arrive()
    await seen(() => (row('home') ? undefined : true))
    held.focus(named('Filter'))
    expect(all('[role="option"]')).toEqual([])
  })

  it('a pasted text is imported', async () => {
    const { all } = aStartedPanel()
    const clipboardData = { files: [], getData: () => 'no answer at all', types: ['text/plain'] }
    void act(() => {
      document.body.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData }))
    })
    held.arrive()
    const dialog = await seen(() => all('dialog.import textarea')[0])
    expect((dialog as HTMLTextAreaElement).value).toBe('no answer at all')
  })

  it('the menu key opens the whole menu, which takes the focus', async () => {
    const { row, all } = await aPanelWithRows()
    held.focus(row('home')?.querySelector('[role="gridcell"]'))
    held.press('ContextMenu')
    held.arrive()
    await seen(() => all('[role="menu"]')[0])
    expect(focused()).toBe(all('[role="menuitem"]')[0])
    const filtering = all('[role="menuitem"]').find(item => item.textContent.includes('Filter'))
    expect(filtering?.getAttribute('aria-disabled')).toBe('false')
  })

  it('the menu does not open where the tester types by then', async () => {
    const { row, named, all } = await aPanelWithRows()
    held.focus(row('home')?.querySelector('[role="gridcell"]'))
    held.press('ContextMenu')
    held.focus(named('Filter'))
    held.arrive()
    await settle()
    expect([all('[role="menu"]'), focused()]).toEqual([[], named('Filter')])
  })

  it.each(['Calls', 'Sent', 'Session'])('the tab %s is chosen, keeps the focus, and its view follows', async name => {
    const { all } = await aPanelWithRows()
    const tab = () => all('[role="tab"]').find(one => one.textContent.startsWith(name))
    held.focus(tab())
    held.click(tab())
    expect(tab()?.getAttribute('aria-selected')).toBe('true')
    held.arrive()
    await seen(() => all('.work [role="grid"], .work [role="region"]')[0])
    expect(focused()).toBe(tab())
  })

  it.each(['settings', 'help', 'export', 'compare', 'compose'] as const)('%s opens its dialog', async key => {
    const { named, all, panel } = await aPanelWithRows()
    held.click(named(panel.text.t(key)))
    held.arrive()
    const dialog = await seen(() => all('dialog')[0])
    expect((dialog as HTMLDialogElement).open).toBe(true)
  })
})

describe('where the code cannot be loaded, that is reported, and it can be tried again:', () => {
  it.each([
    ['the editor', '[aria-label="Edit notification for home"]', '[aria-label="Notification editor"]'],
    ['a dialog', '[aria-label="Settings"]', 'dialog'],
    ['Details', '[role="gridcell"]', '[aria-label="Details"]'],
  ])('%s', async (_, pressed, opened) => {
    const { all, status } = await aPanelWithRows()
    const open = () => held.click(all(pressed)[0])
    held.fail()
    open()
    await seen(() => (status().includes('cannot be loaded') ? true : undefined))
    expect(all(opened)).toEqual([])
    held.arrive()
    open()
    await seen(() => all(opened)[0])
  })

  it('a send', async () => {
    const { named, status, sends } = await aPanelWithRows()
    held.fail()
    held.click(named('Send display for home'))
    await seen(() => (status().includes('cannot be loaded') ? true : undefined))
    held.arrive()
    held.click(named('Send display for home'))
    await seen(() => sends()[0])
    expect(sends()).toHaveLength(1)
  })

  it('a scenario', async () => {
    const { panel, status } = await aPanelWithRows()
    panel.scenarios.create('Journey', [])
    const [journey] = panel.scenarios.all.value
    const step = { name: 'home', changes: [], outcome: 'Acknowledged' }
    held.fail()
    const run = panel.scenarios.run.run({ ...journey, steps: [step] } as never)
    await seen(() => (status().includes('cannot be loaded') ? true : undefined))
    await run
    expect(panel.scenarios.run.running.value).toBeUndefined()
  })
})
