import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aDisplay, anMbox, aNotification, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aCall } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { GridView } from '../model/createChoices.ts'
import { click, draw, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** Reverses the text after it, ends a line, and is invisible. */
const EVIL = '\u202E\n\u0000\u2066\u200B'
const ESCAPED = '\\u202E\\n\\u0000\\u2066\\u200B'
const NAME = `chk${EVIL}out`

/** The panel on a page whose mbox has such characters in every text that a page controls. */
function aHostilePanel() {
  const copied: string[] = []
  const known = aPanel({ copy: text => (copied.push(text), Promise.resolve(true)) })
  const evil = (text: string): string => `${text}${EVIL}`
  const mbox = anMbox({
    name: NAME,
    token: evil('token'),
    state: evil('state'),
    type: evil('html'),
    content: `<b>${evil('offer')}</b>`,
    metric: evil('metric'),
  })
  Object.assign(mbox, { analytics: { [evil('key')]: evil('value') }, trace: { [evil('t')]: evil('v') } })
  Object.assign((mbox as { options: { responseTokens: object }[] }).options[0]!, {
    responseTokens: { [evil('activity')]: evil('name') },
  })
  known.record(2, aPrefetch([mbox]))
  known.record(3, aNotification({ mbox: NAME, tokens: [evil('other')], state: evil('wrong'), type: evil('display') }))
  known.record(4, aDisplay('home', { tokens: [evil('other')], state: evil('wrong') }))
  known.record(5, aPrefetch([anMbox({ name: 'again' })], { response: `<html>${EVIL}` }))
  const place = draw(<PanelView panel={known.panel} />)
  const row = (name: string) => known.row(name)
  return { ...known, copied, place, row }
}

/**
 * Everything readable in the panel: texts, tooltips and descriptions; not typed text, nor names for assistive software.
 */
function readIn(place: HTMLElement): string[] {
  const texts = [...place.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    ...[...element.childNodes].flatMap(node => (node.nodeType === Node.TEXT_NODE ? [textOf(node, element)] : [])),
    element.title,
    element.getAttribute('aria-description') ?? '',
  ])
  return texts.filter(text => text !== '')
}

/** Source code keeps its line breaks. */
const textOf = (node: Node, element: Element) =>
  element.closest('.code') ? (node.nodeValue ?? '').replaceAll('\n', ' ') : (node.nodeValue ?? '')

const unsafe = (place: HTMLElement) =>
  readIn(place).filter(text => /[\p{Cc}\u202A-\u202E\u2066\u2067\u200B]/u.test(text))

describe('characters that reverse text, break lines or are invisible are escaped', () => {
  it.each(['ledger', 'calls', 'sent'] as const)('in %s and its Details', (view: GridView) => {
    const { panel, place, row, answer } = aHostilePanel()
    void act(() => panel.sendRow(row(NAME)))
    void act(() =>
      answer({ status: 400, message: `no${EVIL}`, notifications: [{ id: `n${EVIL}`, trace: { a: EVIL } }] }),
    )
    void act(() => void (panel.view.value = view))
    const keys = { ledger: panel.shownRows, calls: panel.shownCalls, sent: panel.shownSent }[view].value
    expect(keys.length).toBeGreaterThan(0)
    for (const item of keys) {
      void act(() => {
        panel.choices[view].selected.value = 'id' in item ? item.id : item.exchange.id
        panel.choices[view].open.value = true
      })
      for (const folded of place.querySelectorAll('.side [aria-expanded="false"]')) click(folded)
      expect(place.querySelector('.side')).not.toBeNull()
      expect(unsafe(place)).toEqual([])
    }
    expect(place.textContent).toContain(`chk${ESCAPED}out`)
  })

  it.each(['load', 'location', 'call'] as const)('in groups by %s', grouping => {
    const { panel, place } = aHostilePanel()
    void act(() => panel.groupings.ledger.choose(grouping))
    expect(unsafe(place)).toEqual([])
  })

  it('in the session', () => {
    const { panel, place, report } = aHostilePanel()
    const text = JSON.stringify({ id: { thirdPartyId: `me${EVIL}` }, property: { token: `p${EVIL}` } })
    report({ ...aCall(6), body: { kind: 'text', text, length: text.length } })
    void act(() => void (panel.view.value = 'session'))
    expect(place.textContent).toContain(`p${ESCAPED}`)
    expect(unsafe(place)).toEqual([])
  })

  it('in the editor, its findings and its menus, and in the dialog before a send', () => {
    const { panel, place, row } = aHostilePanel()
    void act(() => panel.editing.edit(row(NAME)))
    void act(() => {
      panel.editing.draft.value?.write('id', `x${EVIL}`)
      panel.editing.draft.value?.write('type', `display${EVIL}`)
      panel.editing.draft.value?.write('property', `p${EVIL}`)
    })
    panel.guard.askAgain()
    for (const button of place.querySelectorAll('.menu-button')) {
      click(button)
      expect(unsafe(place)).toEqual([])
      press('Escape')
    }
    void act(() => panel.sendDraft())
    expect(place.querySelector('dialog')?.textContent).toContain(`p${ESCAPED}`)
    expect(unsafe(place)).toEqual([])
  })

  it('in the results of faults', () => {
    const { panel, place, row, answer } = aHostilePanel()
    void act(() => panel.editing.edit(row(NAME)))
    void act(() => panel.runFaults(['stateMissing']))
    void act(() => answer({ status: 400, message: `no${EVIL}` }))
    expect(place.querySelector('.fault-run')?.textContent).toContain('no\\u202E')
    expect(unsafe(place)).toEqual([])
  })
})

it('copies and names for assistive software have the unchanged text', async () => {
  const { place, copied } = aHostilePanel()
  const label = `Send display for ${NAME}`
  const button = [...place.querySelectorAll('button')].find(element => element.getAttribute('aria-label') === label)
  const cell = button?.closest('[role="row"]')?.querySelector<HTMLElement>('[role="gridcell"]')
  expect(cell?.getAttribute('aria-label')).toBe(NAME)
  expect(cell?.textContent).toBe(`chk${ESCAPED}out`)
  void act(() => cell?.focus())
  press('c', { ctrlKey: true })
  await act(() => Promise.resolve())
  expect(copied).toEqual([NAME])
})
