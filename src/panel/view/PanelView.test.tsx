import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { PageMode } from '../../core/session/pageMode.ts'
import type { Host } from '../host/host.ts'
import type { Panel } from '../model/createPanel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The whole panel, rendered. */
function aDrawnPanel(overrides: Partial<Host> = {}) {
  const known = aPanel(overrides)
  const place = draw(<PanelView panel={known.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const named = (name: string) =>
    all('button, input, textarea, select').find(
      element => element.getAttribute('aria-label') === name || element.textContent === name,
    )
  const row = (name: string) => all('[role="row"]').find(element => element.textContent.startsWith(name))
  const region = (name: string) => all(`[aria-label="${name}"]`)[0]
  return { ...known, all, named, row, region, edit: (name: string) => click(named(`Edit notification for ${name}`)) }
}

const focused = () => document.activeElement
const type = (field: HTMLElement | undefined, text: string) =>
  void act(() => {
    ;(field as HTMLInputElement).value = text
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })
const keysToDevTools = (key: string, options: KeyboardEventInit) => {
  const listener = vi.fn<(event: KeyboardEvent) => void>()
  document.addEventListener('keydown', listener)
  press(key, options)
  document.removeEventListener('keydown', listener)
  return listener.mock.calls.length
}

describe('Escape', () => {
  it('closes the editor before Details, also when the focus is in the grid, and DevTools does not get the key', () => {
    const { row, region, edit } = aDrawnPanel()
    click(row('home')?.querySelector('[role="gridcell"]'))
    edit('home')
    focus(row('home'))
    expect(keysToDevTools('Escape', {})).toBe(0)
    expect([region('Notification editor'), region('Details')]).toEqual([undefined, expect.anything()])
    expect(keysToDevTools('Escape', {})).toBe(0)
    expect(region('Details')).toBeUndefined()
    expect(focused()).toBe(row('home'))
    expect(keysToDevTools('Escape', {})).toBe(1)
  })

  it('returns the focus from the editor to the button that opened it', () => {
    const { named, edit } = aDrawnPanel()
    focus(named('Edit notification for home'))
    edit('home')
    expect(focused()?.id).toBe('field-type')
    press('Escape')
    expect(focused()).toBe(named('Edit notification for home'))
  })

  it('empties the filter first, when it is typed in', () => {
    const { panel, named, region, edit } = aDrawnPanel()
    edit('home')
    type(named('Filter'), 'ho')
    focus(named('Filter'))
    press('Escape')
    expect(panel.filters.ledger.text.value).toBe('')
    expect(region('Notification editor')).toBeDefined()
  })
})

describe('the focus is never lost', () => {
  it('when Details are closed by their button: it moves to the row', () => {
    const { row, named } = aDrawnPanel()
    click(row('cart')?.querySelector('[role="gridcell"]'))
    focus(named('Close details'))
    click(named('Close details'))
    expect(focused()).toBe(row('cart'))
  })

  it('when the editor’s opener is gone: it moves to the grid', () => {
    const { row, named } = aDrawnPanel()
    click(row('cart')?.querySelector('[role="gridcell"]'))
    focus(named('Edit and send…'))
    click(named('Edit and send…'))
    click(named('Close details'))
    focus(named('Close editor'))
    click(named('Close editor'))
    expect(focused()).toBe(row('cart'))
  })

  it('when the filter is cleared: it moves to the filter', () => {
    const { panel, named } = aDrawnPanel()
    void act(() => void (panel.filters.ledger.text.value = 'nowhere'))
    focus(named('Clear filter'))
    click(named('Clear filter'))
    expect(focused()).toBe(named('Filter'))
  })

  it.each(['Use the delivered state', 'Undo State'])('when a field is fixed by %s: it goes to the field', name => {
    const { named, all, edit } = aDrawnPanel()
    edit('home')
    type(all('#field-state')[0], 'another')
    focus(named(name))
    click(named(name))
    expect(focused()?.id).toBe('field-state')
    expect((focused() as HTMLTextAreaElement).value).toBe('state-of-home')
  })
})

describe('findings', () => {
  const editJson = ({ editing }: Panel, change: (json: string) => string) => {
    void act(() => editing.draft.peek()?.type(change(editing.draft.peek()?.json.peek() ?? '')))
  }

  it('name the value, the limit and the source', () => {
    const { all, edit } = aDrawnPanel()
    edit('home')
    type(all('#field-id')[0], 'x'.repeat(201))
    const [finding] = all('.findings li')
    expect(finding?.textContent).toBe('notifications[0].id has 201 characters; at most 200 are allowed.OpenAPI')
    expect(all('#field-id')[0]?.getAttribute('aria-description')).toContain('201')
  })

  it('without a field can be fixed too, and the focus moves to their list', () => {
    const { panel, all, edit, named } = aDrawnPanel()
    edit('home')
    editJson(panel, json => json.replace('"context": {', '"context": { "beacon": true,'))
    expect(all('.findings li')).toHaveLength(1)
    click(named('Remove'))
    expect(all('.findings li')).toHaveLength(0)
    expect(focused()).toBe(all('.findings ul')[0])
  })
})

describe('keys of the browser’s own', () => {
  it.each([
    ['z', { ctrlKey: true }],
    ['Z', { metaKey: true, shiftKey: true }],
    ['y', { ctrlKey: true }],
  ])('undo and redo stay with the focused field: %s %j', (key, modifiers) => {
    const { all, row, edit } = aDrawnPanel()
    edit('home')
    focus(all('#field-state')[0])
    expect(keysToDevTools(key, modifiers)).toBe(0)
    focus(row('home'))
    expect(keysToDevTools(key, modifiers)).toBe(1)
  })

  it('a held Ctrl+Enter sends once', () => {
    const { sends, edit } = aDrawnPanel()
    edit('home')
    press('Enter', { ctrlKey: true })
    press('Enter', { ctrlKey: true, repeat: true })
    press('Enter', { ctrlKey: true, repeat: true })
    expect(sends()).toHaveLength(1)
  })
})

it.each(['Send display for home', 'Send'])('a double click on %s sends once, and the next click again', name => {
  const { named, edit, sends } = aDrawnPanel()
  edit('home')
  const button = named(name)
  for (const detail of [1, 2, 1])
    void act(() => void button?.dispatchEvent(new MouseEvent('click', { detail, bubbles: true })))
  expect(sends()).toHaveLength(2)
})

describe('the editor', () => {
  it('shows the outcome of its last send next to the button', () => {
    const { all, named, answer, edit } = aDrawnPanel()
    edit('home')
    click(named('Reset'))
    click(all('.drawer-foot .primary')[0])
    void act(() => answer({ status: 400, message: 'no' }))
    expect(all('.drawer-foot')[0]?.textContent).toContain('Rejected (400)')
    edit('cart')
    expect(all('.drawer-foot')[0]?.textContent).not.toContain('Rejected')
  })

  it('keeps its fields unchanged and inactive while the JSON is broken', () => {
    const { panel, all, named, edit } = aDrawnPanel()
    edit('home')
    type(all('#field-id')[0], 'mine')
    void act(() => panel.editing.draft.peek()?.type('{ half'))
    const [id] = all('#field-id') as HTMLInputElement[]
    expect([id?.value, id?.disabled]).toEqual(['mine', true])
    expect(named('Undo Notification id')).toBeUndefined()
    expect(all('.drawer-head')[0]?.textContent).toContain('changed')
  })

  it('names a request without a location after the row it was opened from', () => {
    const { all, edit } = aDrawnPanel()
    edit('home')
    type(all('#field-mboxName')[0], '')
    expect(all('.drawer-head')[0]?.textContent).toContain('display for home')
  })
})

it.each([
  ['Witness mode', 'witness'],
  ['Hold mode', 'hold'],
] as const)('%s is marked on its toggle and in words as long as the page reports it', async (name, mode) => {
  const reloadPage = vi.fn<(mode?: PageMode) => Promise<boolean>>(() => Promise.resolve(true))
  const { named, all } = aDrawnPanel({ pageMode: () => Promise.resolve({ mode, openedAt: 0 }), reloadPage })
  const status = () => all('[role="status"]')[0]?.textContent
  const pressed = () => named(name)?.getAttribute('aria-pressed')
  expect([pressed(), status()]).toEqual(['false', expect.not.stringContaining(name)])
  await act(() => Promise.resolve())
  expect([pressed(), status()]).toEqual(['true', expect.stringContaining(name)])
  click(named(name))
  expect(reloadPage).toHaveBeenCalledWith(undefined)
})

describe('a site that the browser withholds', () => {
  /** A panel whose page was reloaded without the permission. */
  async function aWithheldPanel() {
    const asked: string[] = []
    const drawn = aDrawnPanel({
      askSite: () => Promise.resolve({ permitted: false, updated: false, off: [] }),
      askForPermission: url => asked.push(url),
    })
    const wait = () => act(async () => void (await vi.advanceTimersByTimeAsync(2_000)))
    const load = () => {
      drawn.host.receiveRaw({ kind: 'relay gone', relay: 0 })
      drawn.host.navigate()
      return wait()
    }
    await wait()
    return { ...drawn, asked, load }
  }

  it('can be requested in the status line while the page is still observed', async () => {
    const { all, named, asked } = await aWithheldPanel()
    expect(all('.status')[0]?.textContent).toContain('Permission for shop.test withdrawn')
    click(named('Allow…'))
    expect(asked).toEqual(['https://shop.test/'])
  })

  it('can be requested in the empty panel, with one button', async () => {
    const { all, asked, load, panel } = await aWithheldPanel()
    panel.capture.preserveLog.value = false
    await load()
    expect(all('.empty h2')[0]?.textContent).toBe('No permission for this site')
    const buttons = all('button').filter(({ textContent }) => textContent === 'Allow…')
    expect(buttons.map(button => button.className)).toEqual(['primary'])
    click(buttons[0])
    expect(asked).toEqual(['https://shop.test/'])
  })
})

describe('the focus stays in the editor', () => {
  it('on Remove notification when no more can be removed', () => {
    const { edit, named, panel } = aDrawnPanel()
    edit('home')
    click(named('Add a notification like this one'))
    expect(panel.editing.draft.value!.count.value).toBe(2)
    const remove = named('Remove this notification')
    focus(remove)
    click(remove)
    click(remove)
    expect(panel.editing.draft.value!.count.value).toBe(1)
    expect(focused()).toBe(remove)
    expect(remove?.getAttribute('aria-disabled')).toBe('true')
  })

  it('on the Faults menu while faults are sent', () => {
    const { all, edit, panel } = aDrawnPanel()
    edit('home')
    const faults = all('.menu-button').find(({ textContent }) => textContent === 'Faults')
    focus(faults)
    click(faults)
    click(all('[role="menuitem"]')[0])
    expect(panel.editing.draft.value!.faults.isRunning.value).toBe(true)
    expect(focused()).toBe(faults)
    expect(faults?.getAttribute('aria-disabled')).toBe('true')
    click(faults)
    expect(all('[role="menuitem"]')).toEqual([])
  })

  it.each(['is pressed', 'goes because the answer came'])('on Send when Cancel send %s', how => {
    const { all, edit, named, answer } = aDrawnPanel()
    edit('home')
    const [send] = all('.drawer-foot .primary')
    click(send)
    const cancel = named('Cancel send')
    focus(cancel)
    expect(focused()).toBe(cancel)
    void act(() => (how === 'is pressed' ? cancel?.click() : answer({ status: 200, notifications: [] })))
    void act(() => void vi.advanceTimersByTime(100))
    expect(named('Cancel send')).toBeUndefined()
    expect(focused()).toBe(send)
  })
})
