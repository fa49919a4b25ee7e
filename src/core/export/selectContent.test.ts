import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, optionToken } from '../../../test/fixtures/exchanges.ts'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import type { Row } from '../ledger/row.ts'
import { selectContent } from './selectContent.ts'

const NO_CALLS: ReadonlySet<string> = new Set()
const statusOf = ({ id, display, click }: Row) => [id, display?.status, click?.status]
const sentencesOf = ({ notifications }: Row) => notifications.map(({ reasons, remarks }) => [reasons, remarks])

describe('the content of a selection', () => {
  const calls = [
    aPrefetch([anMbox({ name: 'home' })], { id: 'delivers home' }),
    aPrefetch([anMbox({ name: 'cart' })], { id: 'delivers cart', at: 100 }),
    aDisplay('home', { id: 'displays home', at: 500 }),
    aDisplay('cart', { id: 'displays cart', at: 600 }),
    aDisplay('unknown', { id: 'displays unknown', at: 700 }),
    aPrefetch([anMbox({ name: 'else' })], { id: 'elsewhere', documentId: 'document-2', at: 800 }),
  ]
  const all = anExport(calls)
  const rowsAt = (...names: string[]) =>
    all.rows.filter(({ location }) => 'name' in location && names.includes(location.name))
  const idsOf = (...names: string[]) =>
    selectContent(all, { rows: rowsAt(...names), callIds: NO_CALLS }).exchanges.map(({ id }) => id)

  it('is what the rows need, and is marked as partial', () => {
    expect(idsOf('home')).toEqual(['delivers home', 'displays home'])
    const content = selectContent(all, { rows: rowsAt('home'), callIds: NO_CALLS })
    expect(content.isPartial).toBe(true)
    expect(content.exchanges.every(({ isPartial }) => isPartial)).toBe(true)
    expect(content.rows.map(statusOf)).toEqual(rowsAt('home').map(statusOf))
  })

  it('has the other calls of the document where a verdict depends on them, and is then complete', () => {
    const content = selectContent(all, { rows: rowsAt('unknown'), callIds: NO_CALLS })
    expect(content.exchanges.map(({ id }) => id)).toEqual(calls.slice(0, 5).map(({ id }) => id))
    expect(content.isPartial).toBe(false)
    expect(content.rows.map(statusOf)).toEqual(rowsAt('unknown').map(statusOf))
  })

  it('has the selected calls, whether or not a row needs them', () => {
    const content = selectContent(all, { rows: [], callIds: new Set(['elsewhere']) })
    expect(content.exchanges.map(({ id }) => id)).toEqual(['elsewhere'])
    expect(content.isPartial).toBe(false)
  })

  it('has the annotations of its rows only, and no scenarios', () => {
    const annotations = all.rows.map(({ id }) => ({ rowId: id, note: id, expectations: [] }))
    const scenarios = [{ id: '1', name: 'a', steps: [] }]
    const content = selectContent({ ...all, annotations, scenarios }, { rows: rowsAt('home'), callIds: NO_CALLS })
    expect(content.annotations.map(({ rowId }) => rowId)).toEqual(rowsAt('home').map(({ id }) => id))
    expect(content.scenarios).toEqual([])
    expect(rowsAt('home')[0]?.token).toBe(optionToken('home'))
  })
})

it('the rows of a selection keep their verdicts and the sentences on their notifications, whatever the calls', () => {
  fc.assert(
    fc.property(exportContents, fc.func(fc.boolean()), (content, isSelected) => {
      const rows = content.rows.filter(({ id }) => isSelected(id))
      const selected = selectContent(content, { rows, callIds: NO_CALLS })
      expect(selected.rows.map(statusOf)).toEqual(rows.map(statusOf))
      expect(selected.rows.map(sentencesOf)).toEqual(rows.map(sentencesOf))
    }),
    { numRuns: 100 },
  )
})
