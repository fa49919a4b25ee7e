import { expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import { addSelection, isInSelection } from './fileSelection.ts'

const rows = ledgerOf(
  aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart' })]),
  aDisplay('home', { tokens: ['unknown'] }),
)
const listed = (selection: ReturnType<typeof addSelection>): number[] =>
  rows.flatMap((row, at) => (isInSelection(row, selection) ? [at] : []))

it('lists the selected rows of a document, those that match nothing delivered too', () => {
  expect(rows).toHaveLength(3)
  expect(listed(addSelection(new Map(), [], [rows[1]!.id]))).toEqual([1])
  expect(listed(addSelection(new Map(), [], [rows[1]!.id, rows[2]!.id]))).toEqual([1, 2])
})

it('lists the rows of several selections together, and all of a document that another file holds whole', () => {
  const first = addSelection(new Map(), [], [rows[0]!.id])
  expect(listed(addSelection(first, [], [rows[1]!.id]))).toEqual([0, 1])
  expect(listed(addSelection(first, [rows[0]!.documentId], []))).toEqual([0, 1, 2])
})
