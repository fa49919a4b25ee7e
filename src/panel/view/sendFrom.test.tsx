import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aStore } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { SendCommand, SendOutcome } from '../../bridge/messages.ts'
import type { ExchangeStep } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import { choose, click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** What a page of another site was delivered, as an import. */
function importedSteps(): ExchangeStep[] {
  const { request, response } = aPrefetch([anMbox({ name: 'elsewhere' })], {
    request: {
      context: { channel: 'web', address: { url: 'https://elsewhere.test/' } },
      prefetch: { mboxes: [{ index: 0, name: 'elsewhere' }] },
    },
  })
  const of = { exchangeId: 'import/a', documentId: 'import/i/a', frameId: 0 }
  return [
    { ...of, kind: 'request', request: request! },
    { ...of, kind: 'response', response: response! },
  ]
}

/** The panel on a page of the shop, with the import in the editor, and what the extension sent. */
function anImport(overrides: Partial<Host> = {}) {
  const commands: SendCommand[] = []
  const outcome: SendOutcome = { kind: 'unanswered', time: 1, reason: 'redirected' }
  const send = (command: SendCommand) => {
    commands.push(command)
    return Promise.resolve(outcome)
  }
  const known = aPanel({
    extension: { send, cancel: () => {}, resultOf: () => Promise.resolve(undefined) },
    ...overrides,
  })
  const place = draw(<PanelView panel={known.panel} />)
  void act(() => void known.panel.capture.imports.take(importedSteps()))
  void act(() => known.panel.editing.edit(known.row('elsewhere')))
  const editor = () => place.querySelector('[aria-label="Notification editor"]')
  const from = () => place.querySelector<HTMLInputElement>('#send-from')
  const button = (name: string) =>
    [...place.querySelectorAll<HTMLButtonElement>('button.primary')].findLast(one => one.textContent === name)
  return { ...known, place, editor, from, button, commands }
}

it('the editor shows why the page cannot send an import, and how the extension’s call differs; Sent marks it', async () => {
  const { place, editor, from, button, commands, panel, sends } = anImport()
  expect(from()?.value).toBe('extension')
  expect(editor()?.textContent).toContain('No open page can send it')
  expect(editor()?.textContent).toContain('Cookie: left out')
  await act(async () => {
    button('Send')?.click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect([commands.length, sends()]).toEqual([1, []])
  expect(panel.capture.sent.value[0]?.exchange.request).toMatchObject({ from: 'extension', madeFor: 'import/i/a' })
  void act(() => void (panel.view.value = 'sent'))
  expect(place.querySelector('[aria-label="Sent notifications"]')?.textContent).toContain('extension')
})

it('an import is sent from the page when the tester chooses it, and a page that cannot is named as the reason', () => {
  const { from, button, commands, panel } = anImport()
  choose(from(), 'page')
  click(button('Send'))
  expect(commands).toEqual([])
  expect(panel.capture.sent.value[0]?.exchange.response).toMatchObject({ reason: 'page gone' })
})

it('for a captured row that its page can send there is no choice', () => {
  const { panel, row, from } = anImport()
  void act(() => panel.editing.edit(row('home')))
  expect(from()).toBeNull()
})

it('faults that the tester let the page send stay with the page, whatever becomes of the first', async () => {
  const { panel, commands } = anImport()
  const draft = panel.editing.draft.value
  void act(() => draft && void (draft.chosenFrom.value = 'page'))
  await act(async () => {
    panel.runFaults(['stateMissing', 'tokenUnknown'])
    if (draft) draft.chosenFrom.value = 'extension'
    panel.guard.confirm({ trust: false })
    await vi.advanceTimersByTimeAsync(100)
  })
  expect(commands).toEqual([])
  expect(panel.capture.sent.value.length).toBeGreaterThan(0)
})

it('a send is asked about again when the page went away while the question was open', async () => {
  // No host is trusted.
  const known = anImport({ store: aStore() })
  const { panel, commands } = known
  void act(() => void (panel.editing.draft.value!.chosenFrom.value = 'page'))
  await act(async () => void (await vi.advanceTimersByTimeAsync(0)))
  void act(() => panel.sendDraft())
  await act(async () => void (await vi.advanceTimersByTimeAsync(0)))
  expect(panel.guard.asking.value).toMatchObject({ reach: undefined })
  void act(() => void (panel.editing.draft.value!.chosenFrom.value = 'extension'))
  await act(async () => {
    panel.guard.confirm({ trust: false })
    await vi.advanceTimersByTimeAsync(0)
  })
  expect([commands, panel.guard.asking.value?.reach]).toEqual([[], panel.editing.draft.value?.url.value])
})
