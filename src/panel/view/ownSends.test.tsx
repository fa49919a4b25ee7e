import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aStore, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel, lastBody } from '../../../test/fixtures/panel.ts'
import type { Body } from '../../core/exchange/exchange.ts'
import { click, draw, focus, press, takeDown, typeInto } from './kit/testing.ts'
import { randomId } from '../host/randomId.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A drawn panel from which displays of home can be sent, as built or edited. */
function aSendingPanel() {
  const made = aPanel({ store: aStore({ local: SHOP_TRUSTED }), randomId })
  const place = draw(<PanelView panel={made.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const button = (name: string) =>
    all('button').find(one => one.getAttribute('aria-label') === name || one.textContent === name)
  const answer = () => {
    const { notifications } = lastBody(made.sends())
    void act(() => made.answer({ status: 200, notifications: notifications.map(({ id }) => ({ id })) }))
  }
  const send = () => {
    click(button('Send display for home'))
    answer()
  }
  const sendWith = (changes: Record<string, string>) => {
    click(button('Edit notification for home'))
    for (const [field, value] of Object.entries(changes)) {
      typeInto(place.querySelector<HTMLInputElement>(`#field-${field}`), value)
    }
    click(place.querySelector('.drawer-foot .primary'))
    answer()
  }
  const changed = () => all('#sent-grid .rows [data-column="changed"]').map(({ textContent }) => textContent)
  const showSent = () => void act(() => void (made.panel.view.value = 'sent'))
  return { ...made, place, all, button, send, sendWith, changed, showSent }
}

describe('the list of sends', () => {
  it('names the members that each send changed against its decision', () => {
    const { send, sendWith, changed, showSent } = aSendingPanel()
    send()
    sendWith({ state: 'another', mboxName: 'home2' })
    showSent()
    expect(changed()).toEqual(['nothing', 'Mbox name, State'])
  })

  it('compares two selected sends, member by member, apart from what every send renews', async () => {
    const { send, sendWith, showSent, all, place } = aSendingPanel()
    HTMLDialogElement.prototype.showModal ??= () => undefined
    send()
    sendWith({ state: 'another' })
    showSent()
    focus(all('#sent-grid .rows [role="row"]')[0])
    press('a', { ctrlKey: true })
    press('ContextMenu')
    click(all('[role="menuitem"]').find(({ textContent }) => textContent.startsWith('Compare two')))
    await act(async () => void (await vi.dynamicImportSettled()))
    const table = place.querySelector('dialog table')
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map(row => row.textContent)
    expect(rows).toEqual(['notifications[0].mbox.statestate-of-homeanother'])
    expect(place.querySelector('dialog .muted')?.textContent).toContain('requestId')
  })

  it('needs two sends to compare', () => {
    const { send, showSent, all } = aSendingPanel()
    send()
    showSent()
    focus(all('#sent-grid .rows [role="row"]')[0])
    press('ContextMenu')
    const compare = all('[role="menuitem"]').find(({ textContent }) => textContent.startsWith('Compare two'))
    expect(compare?.getAttribute('aria-description')).toBe('Select exactly two sends.')
  })
})

it.each<[string, Body, string]>([
  ['was cut', { kind: 'text', text: '{"status":200', length: 9000 }, 'only part of the answer was kept'],
  ['cannot be read', { kind: 'unreadable', reason: 'a stream' }, 'the answer cannot be read'],
])('Details of a send whose answer %s state that it proves nothing, and show no result of the SDKs', (_, body, why) => {
  const { button, sends, report, host, panel, showSent, place } = aSendingPanel()
  click(button('Send display for home'))
  const outcome = { kind: 'answered' as const, time: host.now(), status: 200, headers: '', body }
  void act(() => report({ kind: 'outcome', sendId: sends().at(-1)?.sendId ?? '', outcome }))
  showSent()
  void act(() => {
    panel.choices.sent.selected.value = panel.capture.sent.value[0]?.exchange.id
    panel.choices.sent.open.value = true
  })
  const sections = [...place.querySelectorAll('[aria-label="Details"] section')].map(({ textContent }) => textContent)
  const sentence = new RegExp(`HTTP 200, but ${why}.*: it proves nothing either way\\.$`)
  expect(sections.find(text => text.startsWith('Sent, answer'))).toMatch(sentence)
  expect(sections.find(text => text.startsWith('What the SDKs return'))).toMatch(sentence)
})

it('the outcome beside Send opens the answer in Sent', () => {
  const { sendWith, all, place, panel } = aSendingPanel()
  sendWith({})
  click(all('.drawer-foot button').find(({ textContent }) => textContent === 'Acknowledged'))
  expect(panel.view.value).toBe('sent')
  expect(place.querySelector('[aria-label="Details"]')?.textContent).toContain('Acknowledged')
  expect(panel.editing.draft.value).toBeDefined()
})
