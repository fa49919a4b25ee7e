import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aStore, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Host } from '../host/host.ts'
import { choose, click, draw, focus, press, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

interface Body {
  notifications: { id: string; mbox?: { name: string }; tokens?: string[] }[]
}

/** The drawn panel, and what a tester does with scenarios. */
function aTester(overrides: Partial<Host> = {}) {
  let made = 0
  const randomId = () => (made += 1).toString(16).padStart(32, '0')
  const known = aPanel({ randomId, ...overrides })
  const { panel, sends, answer } = known
  const place = draw(<PanelView panel={panel} />)
  const all = <Found extends HTMLElement = HTMLElement>(selector: string) => [
    ...place.querySelectorAll<Found>(selector),
  ]
  const button = (name: string) =>
    all('button').find(one => one.getAttribute('aria-label') === name || one.textContent === name)
  const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(100)))
  const bodies = (): Body[] => sends().map(({ body }) => JSON.parse(body) as Body)
  const choice = (menu: string, item: string): void => {
    click(button(menu))
    click(all('[role="menuitem"]').find(({ textContent }) => textContent === item))
  }
  return {
    ...known,
    place,
    all,
    button,
    settle,
    bodies,
    choice,
    details: (location: string) => click(all('[role="gridcell"]').find(({ textContent }) => textContent === location)),
    /** Opens the dialog, whose code is loaded first. */
    open: async () => {
      void act(() => void (panel.view.value = 'sent'))
      click(button('Scenarios…'))
      await vi.waitFor(() => expect(place.querySelector('dialog.scenarios')).not.toBeNull())
    },
    lines: () => all('dialog tbody tr').map(row => [...row.children].slice(0, 4).map(cell => textOf(cell))),
    results: () => all('dialog tbody td:nth-child(4)').map(({ textContent }) => textContent),
    summary: () => all('dialog .parity-counts li').map(({ textContent }) => textContent),
    /** Target acknowledges the newest send, or refuses it. */
    acknowledge: async () => {
      const { notifications } = bodies().at(-1) ?? { notifications: [] }
      void act(() => answer({ status: 200, notifications }))
      await settle()
    },
    refuse: async () => {
      void act(() => answer({ status: 400, message: 'Notification token is invalid' }))
      await settle()
    },
  }
}

function textOf(cell: Element): string {
  return cell.querySelector('select')?.value ?? cell.textContent ?? ''
}

/** A scenario of two displays: of home as it is, and of cart with an edited mbox name. */
async function twoSteps(overrides?: Partial<Host>) {
  const tester = aTester(overrides)
  const { panel, row, choice, details, settle } = tester
  await settle()
  details('home')
  choice('Add to scenario', 'New scenario')
  void act(() => panel.editing.edit(row('cart')))
  void act(() => panel.editing.draft.value?.write('mboxName', 'elsewhere'))
  click(tester.all('.drawer button').find(one => one.getAttribute('aria-label') === 'Add to scenario'))
  click(tester.all('[role="menuitem"]').find(({ textContent }) => textContent === 'Scenario'))
  void act(() => panel.editing.close())
  await tester.open()
  return tester
}

describe('a scenario', () => {
  it('lists the steps that were added from a row and from the editor, with what was changed there', async () => {
    const { lines, panel } = await twoSteps()
    expect(lines()).toEqual([
      ['1. display home mbox', '', 'Acknowledged', ''],
      ['2. display cart mbox', 'notifications[0].mbox.name = "elsewhere"', 'Acknowledged', ''],
    ])
    expect(panel.announcement.value.text).toBe('Added to Scenario')
  })

  it('is run step by step; each result is that of the answer', async () => {
    const { button, settle, bodies, results, summary, acknowledge, refuse, panel } = await twoSteps()
    click(button('Run'))
    await settle()
    expect(bodies().map(({ notifications }) => notifications[0]?.mbox?.name)).toEqual(['home'])
    expect(results()).toEqual(['Sending', ''])
    await acknowledge()
    expect(bodies().map(({ notifications }) => notifications[0]?.mbox?.name)).toEqual(['home', 'elsewhere'])
    await refuse()
    expect(results()).toEqual(['passed: Acknowledged', 'failed: Rejected (400)'])
    expect(summary()).toEqual(['1 passed', '1 failed'])
    expect(panel.capture.sent.value).toHaveLength(2)
  })

  it('passes where the refusal is expected, and has new ids in each run', async () => {
    const { all, button, settle, bodies, results, acknowledge, refuse } = await twoSteps()
    choose(all<HTMLInputElement>('dialog tbody select')[1], 'Rejected')
    for (const _ of ['first', 'second']) {
      click(button('Run'))
      await settle()
      await acknowledge()
      await refuse()
      expect(results()).toEqual(['passed: Acknowledged', 'passed: Rejected (400)'])
    }
    const ids = bodies().flatMap(({ notifications }) => notifications.map(({ id }) => id))
    expect(new Set(ids).size).toBe(4)
  })

  it('skips what the page does not have, with the reason, and goes on', async () => {
    const tester = await twoSteps()
    const { panel, button, settle, results, refuse } = tester
    const [scenario] = panel.scenarios.all.value
    const gone = scenario?.steps.map((step, index) =>
      index === 0 ? { ...step, location: { kind: 'mbox', name: 'gone' } } : step,
    )
    void act(() => panel.scenarios.create('Other', gone))
    click(button('Run'))
    await settle()
    await refuse()
    expect(results()).toEqual(['not run: this page has no such row for that location.', 'failed: Rejected (400)'])
  })

  it('is stopped: the send in flight is cancelled, and nothing more is sent', async () => {
    const { button, settle, bodies, results } = await twoSteps()
    click(button('Run'))
    await settle()
    click(button('Stop'))
    await settle()
    expect([bodies().length, results()]).toEqual([1, ['failed: No answer: aborted', 'not run: the run was stopped.']])
    expect(button('Run')).toBeDefined()
  })

  it('is asked for once, with all steps that count in the same place; a no sends nothing', async () => {
    const { place, button, settle, bodies, results, acknowledge } = await twoSteps({ store: aStore() })
    const guard = () => [...place.querySelectorAll('dialog')].find(one => !one.classList.contains('scenarios'))
    const press = (at: number) => click([...(guard()?.querySelectorAll('button') ?? [])].at(at))
    click(button('Run'))
    await settle()
    expect(guard()?.textContent).toContain('Send 2')
    press(0)
    await settle()
    expect([bodies(), results()]).toEqual([
      [],
      ['not run: the send was not confirmed.', 'not run: the run was stopped.'],
    ])
    click(button('Run'))
    await settle()
    press(-1)
    await settle()
    await acknowledge()
    expect([bodies().length, guard()]).toEqual([2, undefined])
  })

  it('is copied as Markdown with its results', async () => {
    const copied: string[] = []
    const copy = (text: string) => Promise.resolve(copied.push(text) > 0)
    const { button, settle, acknowledge, refuse } = await twoSteps({ copy })
    click(button('Run'))
    await settle()
    await acknowledge()
    await refuse()
    click(button('Copy as Markdown'))
    expect(copied[0]?.split('\n').filter(line => line !== '')).toEqual([
      'Scenario: Scenario',
      '| \\# | Step | Location | Changes | Expected | Result |',
      '| --- | --- | --- | --- | --- | --- |',
      '| 1 | display | home |  | Acknowledged | passed\\: Acknowledged |',
      '| 2 | display | cart | notifications\\[0\\].mbox.name = "elsewhere" | Acknowledged | failed\\: Rejected (400) |',
    ])
  })

  it('expects what the last send from the editor came to', async () => {
    const { panel, row, choice, refuse, settle } = aTester()
    void act(() => panel.editing.edit(row('home')))
    void act(() => panel.sendDraft())
    await settle()
    await refuse()
    choice('Add to scenario', 'New scenario')
    expect(panel.scenarios.all.value[0]?.steps).toMatchObject([{ changes: [], outcome: 'Rejected' }])
  })

  it('shows a send with its Details', async () => {
    const { button, settle, acknowledge, refuse, all, panel, place } = await twoSteps()
    click(button('Run'))
    await settle()
    await acknowledge()
    await refuse()
    click(all('dialog .link')[1])
    expect([panel.view.value, panel.choices.sent.open.value]).toEqual(['sent', true])
    expect(panel.choices.sent.selected.value).toBe(panel.capture.sent.value[1]?.exchange.id)
    expect(place.querySelector('dialog')).toBeNull()
  })
})

describe('the steps of a scenario', () => {
  it('are moved and removed by buttons; the focus goes with the step', async () => {
    const { button, lines, panel } = await twoSteps()
    const names = () => lines().map(([name]) => name)
    focus(button('Move step 2 up'))
    click(document.activeElement)
    expect(names()).toEqual(['1. display cart mbox', '2. display home mbox'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move step 1 up')
    click(document.activeElement)
    expect(names()).toEqual(['1. display cart mbox', '2. display home mbox'])
    focus(button('Remove step 1'))
    click(document.activeElement)
    expect(names()).toEqual(['1. display home mbox'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove step 1')
    click(document.activeElement)
    expect(panel.scenarios.all.value[0]?.steps).toEqual([])
    expect(document.activeElement?.textContent).toBe('New scenario')
  })

  it('are moved by Alt and the arrows, and not during a run', async () => {
    const { button, lines, settle } = await twoSteps()
    const names = () => lines().map(([name]) => name)
    focus(button('Remove step 1'))
    press('ArrowDown', { altKey: true })
    expect(names()).toEqual(['1. display cart mbox', '2. display home mbox'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move step 2 down')
    click(button('Run'))
    await settle()
    press('ArrowUp', { altKey: true })
    click(button('Remove step 1'))
    expect(names()).toEqual(['1. display cart mbox', '2. display home mbox'])
  })
})

describe('scenarios', () => {
  it('are renamed, removed and restored', async () => {
    const { all, button, panel } = await twoSteps()
    const names = () => panel.scenarios.all.value.map(({ name }) => name)
    typeInto(all<HTMLInputElement>('#scenario-name')[0], 'Checkout')
    expect(names()).toEqual(['Checkout'])
    focus(button('Remove'))
    click(document.activeElement)
    expect(names()).toEqual([])
    expect(document.activeElement?.textContent).toBe('New scenario')
    click(button('Restore Checkout'))
    expect([names(), panel.scenarios.shown.value?.steps.length]).toEqual([['Checkout'], 2])
  })

  it('are kept in the browser, and another panel has them at once', async () => {
    const store = aStore({ local: SHOP_TRUSTED })
    const { panel, settle } = await twoSteps({ store })
    const other = aPanel({ store }).panel
    await settle()
    expect(other.scenarios.all.value).toEqual(panel.scenarios.all.value)
    const id = panel.scenarios.all.value[0]?.id ?? ''
    other.scenarios.rename(id, 'Renamed')
    await settle()
    expect(panel.scenarios.all.value.map(({ name }) => name)).toEqual(['Renamed'])
    panel.scenarios.remove(id)
    await settle()
    expect([other.scenarios.all.value, store.kept.size]).toEqual([[], 0])
  })

  it('of the same name and id are added beside each other, and nothing is overwritten', async () => {
    const { panel } = await twoSteps()
    const before = panel.scenarios.all.value
    panel.scenarios.add(before)
    expect(panel.scenarios.all.value.map(({ name }) => name)).toEqual(['Scenario', 'Scenario (2)'])
    expect(panel.scenarios.all.value[0]).toBe(before[0])
    expect(panel.scenarios.all.value[1]?.steps).toEqual(before[0]?.steps)
  })

  it('keep every letter that is typed faster than the browser stores it', async () => {
    const { all, panel, settle } = await twoSteps()
    const name = () => all<HTMLInputElement>('#scenario-name')[0]
    for (const text of ['C', 'Ch', 'Che']) typeInto(name(), text)
    await settle()
    typeInto(name(), 'Chec')
    await settle()
    expect([name()?.value, panel.scenarios.all.value.map(one => one.name)]).toEqual(['Chec', ['Chec']])
  })
})
