import type { ItemField, ItemFields } from '../filter/itemFields.ts'
import { memoize } from '../memoize.ts'
import { locationName } from '../dialect/location.ts'
import type { PageLoad } from '../session/pageLoads.ts'
import { countFailures, rowMarks } from './marks.ts'
import { offerSummary } from './offerSummary.ts'
import { callOfRow, newestDecision, type Row, type Verdict } from './row.ts'
import { MARKS, STATUSES } from './status.ts'

/** What is asked for by `is:`, besides statuses and marks: any failure, and the tester's own sends. */
export const FAILURE = 'failure'
export const YOURS = 'yours'

/** The terms of the ledger. `loadOf` finds the page load of a document. */
export function ledgerFields(loadOf: (documentId: string) => PageLoad | undefined = () => undefined): ItemFields<Row> {
  const fields: ItemField<Row>[] = [
    { name: 'status', fits: 'whole', known: MARKS, valuesOf: rowMarks },
    { name: 'is', fits: 'whole', known: [FAILURE, YOURS, ...MARKS], valuesOf: statesOf },
    { name: 'location', fits: 'part', valuesOf: ({ location }) => [locationName(location)] },
    { name: 'kind', fits: 'whole', valuesOf: kindWords },
    { name: 'offer', fits: 'part', valuesOf: ({ item }) => [offerSummary(item)] },
    { name: 'token', fits: 'start', hasCase: true, valuesOf: ({ token }) => known(token) },
    { name: 'state', fits: 'start', hasCase: true, valuesOf: ({ state }) => known(state) },
    { name: 'display', fits: 'whole', known: STATUSES, valuesOf: ({ display }) => statusOf(display) },
    { name: 'click', fits: 'whole', known: STATUSES, valuesOf: ({ click }) => statusOf(click) },
    {
      name: 'activity',
      fits: 'part',
      valuesOf: row => [...known(activityOf(row)?.name), ...known(activityOf(row)?.id)],
    },
    { name: 'dialect', fits: 'whole', valuesOf: row => known(callOfRow(row)?.dialect.name) },
    { name: 'load', fits: 'whole', valuesOf: ({ documentId }) => known(loadOf(documentId)?.number.toString()) },
    { name: 'file', fits: 'part', valuesOf: row => known(callOfRow(row)?.exchange.file) },
    { name: 'origin', fits: 'part', valuesOf: row => known(callOfRow(row)?.exchange.frame?.origin) },
  ]
  return { fields, textsOf, searchText }
}

function known(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [value]
}

function statusOf(verdict: Verdict | undefined): string[] {
  return known(verdict?.status)
}

function statesOf(row: Row): string[] {
  return [...(countFailures(row) > 0 ? [FAILURE] : []), ...(row.own.length > 0 ? [YOURS] : []), ...rowMarks(row)]
}

/** The activity that the row's newest content comes from. */
function activityOf(row: Row): { id: string | undefined; name: string | undefined } | undefined {
  const decision = newestDecision(row)
  return decision?.read.dialect.activityOf(decision)
}

function kindWords(row: Row): string[] {
  return [row.location.kind, row.item.kind, ...known(row.arrival)]
}

/** Everything that words are looked for in; made once per row. */
const textsOf = memoize((row: Row): readonly string[] => {
  const type = 'type' in row.item ? row.item.type : ''
  const parts = [locationName(row.location), ...kindWords(row), type, offerSummary(row.item), row.token, row.state]
  const { file, frame } = callOfRow(row)?.exchange ?? {}
  // An expected status is not a mark, but it stays on screen.
  const statuses = [row.display?.status, row.click?.status]
  return [...parts, ...statuses, ...rowMarks(row), file, frame?.origin, row.note].flatMap(known)
})

const searchText = memoize((row: Row): string => textsOf(row).join('\n').toLowerCase())
