import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { introduction } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an edited draft', () => {
  it('is restored when the row is edited again, after the editor was closed or showed another row', () => {
    const { panel, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.editing.draft.value?.write('state', 'another')
    panel.editing.edit(row('cart'))
    expect(panel.editing.draft.value?.read('mboxName')).toBe('cart')
    panel.closeInnermost()
    panel.editing.edit(row('home'))
    expect(panel.editing.draft.value?.read('state')).toBe('another')
    expect(panel.editing.draft.value?.changed.value).toEqual(['state'])
  })

  it('is rebuilt with new ids when nothing was changed', () => {
    const { panel, row } = aPanel()
    const idOf = () => {
      panel.editing.edit(row('home'))
      return panel.editing.draft.value?.read('id')
    }
    expect(idOf()).not.toBe(idOf())
  })

  it('survives a navigation that clears the log', () => {
    const { host, panel, row } = aPanel()
    panel.capture.preserveLog.value = false
    panel.editing.edit(row('home'))
    panel.editing.draft.value?.write('id', 'mine')
    host.receive(introduction({ id: 'document-2' }))
    expect(panel.capture.rows.value).toEqual([])
    expect(panel.editing.draft.value?.read('id')).toBe('mine')
    expect(panel.editing.draft.value?.findings.value).toEqual([])
  })

  it('survives clearing the panel', () => {
    const { panel, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.editing.draft.value?.write('state', 'another')
    panel.clear()
    expect(panel.editing.draft.value?.read('state')).toBe('another')
  })
})

it('closes the editor before Details, and reports when nothing is left to close', () => {
  const { panel, row } = aPanel()
  panel.choices.ledger.selected.value = row('home').id
  panel.choices.ledger.open.value = true
  panel.editing.edit(row('home'))
  const left = () => [panel.closeInnermost(), panel.editing.draft.value === undefined, panel.choices.ledger.open.value]
  expect(left()).toEqual([true, true, true])
  expect(left()).toEqual([true, true, false])
  expect(left()).toEqual([false, true, false])
})
