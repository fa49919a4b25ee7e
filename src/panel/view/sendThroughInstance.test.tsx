import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anAnswer, aProposition, delivering, displaying } from '../../../test/fixtures/edge.ts'
import { OPENED, rowOf } from '../../../test/fixtures/exchanges.ts'
import { aPanel, textBody } from '../../../test/fixtures/panel.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import { ALLOY_EVENTS } from '../../core/dialect/libraryEvents.ts'
import type { Host } from '../host/host.ts'
import { choose, click, draw, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

const hero = aProposition({ scope: 'hero' })
/** After the panel has passed something: its clock is a fixed one. */
const LATER = 6000

type Answer = Awaited<ReturnType<Host['callInPage']>>

/** The panel on a page with a hero of the Web SDK, with the editor open and set to send through an instance. */
function anEditor(answer: Answer = 'called') {
  const passed: [name: string, lists: readonly string[]][] = []
  const callInPage: Host['callInPage'] = (...call) => {
    passed.push(call)
    return Promise.resolve(answer)
  }
  const known = aPanel({ callInPage })
  const { panel, record } = known
  record(2, delivering([hero]))
  const row = () => rowOf(panel.capture.rows.value, 'hero')
  const place = draw(<PanelView panel={panel} />)
  void act(() => panel.editing.edit(row()))
  const field = (label: string) => {
    const named = [...place.querySelectorAll<HTMLLabelElement>('.drawer .form label')]
    const id = named.find(({ textContent }) => textContent === label)?.htmlFor
    return id === undefined ? undefined : place.querySelector<HTMLInputElement>(`[id="${id}"]`)
  }
  choose(field('Send as'), 'instance')
  const button = () => place.querySelector<HTMLButtonElement>('.drawer button.primary')
  const send = async () => {
    click(button())
    panel.guard.confirm({ trust: false })
    await act(async () => void (await vi.advanceTimersByTimeAsync(0)))
  }
  const foot = () => place.querySelector('.drawer-foot')?.textContent ?? ''
  const status = () => place.querySelector('[role="status"]')?.textContent ?? ''
  const sent = () =>
    panel.capture.sent.value.map(({ exchange }) => [exchange.claim?.instance, exchange.request?.source])
  const call = (number: number, at: number, reported = [hero]) =>
    void act(() => record(number, displaying(reported, { at, response: anAnswer() })))
  return { ...known, passed, place, row, field, button, send, foot, status, sent, call }
}

it('an event is passed to the page’s instance, and its call is the tester’s send once it is seen', async () => {
  const { panel, passed, row, send, foot, status, sent, sends, call, place } = anEditor()
  await send()
  expect(passed.map(([name, lists]) => [name, lists.length])).toEqual([['alloy', 1]])
  expect(passed[0]?.[1][0]).toContain('"sendEvent", {')
  expect([sends(), sent()]).toEqual([[], []])
  for (const shown of [foot(), status()]) expect(shown).toContain('Passed to alloy. Sent lists the event')

  call(3, LATER)
  expect(sent()).toEqual([['alloy', 'fetch']])
  expect([row().display?.status, row().own.length]).toEqual(['due', 1])
  expect(foot()).toContain('Accepted')
  expect(status()).toContain('Accepted: display for hero')

  void act(() => {
    panel.view.value = 'sent'
    panel.choices.sent.selected.value = panel.capture.sent.value[0]!.exchange.id
    panel.choices.sent.open.value = true
  })
  expect(place.querySelector('[aria-label="Details"]')?.textContent).toContain('through the page’s instance alloy')
})

it('the page’s own display of the same beside it is the page’s, and no duplicate', async () => {
  const { row, send, sent, call } = anEditor()
  call(3, 1000)
  await send()
  call(4, LATER)
  call(5, LATER + 1000, [aProposition({ scope: 'other' })])
  expect(sent()).toHaveLength(1)
  expect([row().display?.status, row().notifications.length]).toEqual(['accepted', 1])
})

it('one call is the tester’s for one send, two for two', async () => {
  const { send, sent, call, row } = anEditor()
  await send()
  await send()
  call(3, LATER)
  call(4, LATER + 1)
  call(5, LATER + 2)
  expect([sent().length, row().notifications.length]).toEqual([2, 1])
})

it.each<[Answer, string]>([
  ['no function', 'The page has no function alloy. Nothing was sent.'],
  ['no answer', 'The browser does not reveal whether the page has a function alloy.'],
])('where there is %s, that is stated and nothing else happens', async (answer, sentence) => {
  const { send, foot, status, sent, sends, call } = anEditor(answer)
  await send()
  for (const shown of [foot(), status()]) expect(shown).toContain(sentence)
  call(3, LATER)
  expect([sent(), sends()]).toEqual([[], []])
})

it('the instance is the one of the page’s newest command until the tester names another', () => {
  const { field, report, place, panel } = anEditor()
  expect(field('Instance')?.value).toBe('alloy')
  const detail = textBody(JSON.stringify({ instanceName: 'shopAlloy', commandName: 'sendEvent', options: {} }))
  void act(() => report({ kind: 'event', number: 1, time: 1, type: ALLOY_EVENTS.command, detail }))
  expect(field('Instance')?.value).toBe('shopAlloy')
  typeInto(field('Instance'), 'mine')
  expect(panel.editing.draft.value?.instance?.name.value).toBe('mine')
  click(place.querySelector('[aria-label="Undo Instance"]'))
  expect(field('Instance')?.value).toBe('shopAlloy')
})

it('without a name nothing is passed', () => {
  const { field, button, foot } = anEditor()
  typeInto(field('Instance'), '')
  expect([button()?.disabled, foot()]).toEqual([true, expect.stringContaining('The instance has no name.')])
})

it('the guard states what the instance applies instead of what an exact call bypasses', () => {
  const { place, field, button, foot } = anEditor()
  expect(foot()).toContain('alloy applies the onBeforeEventSend and the consent')
  click(button())
  const asked = place.querySelector('dialog')?.textContent ?? ''
  expect(asked).toContain('may change or drop the event')
  expect(asked).not.toContain('Bypasses')
  choose(field('Send as'), 'page')
  expect(foot()).toContain('bypasses onBeforeEventSend')
})

it('an instance in a frame is not reached', () => {
  const { panel, host, row, button, foot, field } = anEditor()
  const frame = aRelay(host, { document: { id: 'frame', top: false }, frameId: 3 })
  void act(() => {
    frame.record(delivering([aProposition({ scope: 'framed' })], { documentId: 'frame', at: 10 }))
    vi.advanceTimersByTime(1000)
    panel.editing.edit(rowOf(panel.capture.rows.value, 'framed'))
  })
  choose(field('Send as'), 'instance')
  expect(row()).toBeDefined()
  expect([button()?.disabled, foot()]).toEqual([
    true,
    expect.stringContaining('An instance in a frame cannot be reached'),
  ])
})

it('a call that recording misses because it is paused is listed all the same', async () => {
  const { panel, send, sent, call } = anEditor()
  await send()
  panel.capture.recording.value = false
  call(3, LATER)
  call(4, LATER + 1)
  expect([sent().length, panel.capture.calls.value.filter(({ time }) => time >= OPENED + LATER).length]).toEqual([1, 1])
})
