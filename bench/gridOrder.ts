import { parseDelivery } from '../src/core/delivery/dialect.ts'
import { locationName } from '../src/core/dialect/location.ts'
import { reconcile } from '../src/core/ledger/reconcile.ts'
import type { Row } from '../src/core/ledger/row.ts'
import { STATUSES } from '../src/core/ledger/status.ts'
import { pageLoads } from '../src/core/session/pageLoads.ts'
import { groupRows, type Grouper } from '../src/panel/model/groupRows.ts'
import type { Column } from '../src/panel/view/kit/Column.ts'
import { sortRows } from '../src/panel/view/kit/sortRows.ts'
import { anMbox, aPrefetch } from '../test/fixtures/exchanges.ts'
import { median } from './row.ts'

const LOADS = 20
const CALLS = 10
const MBOXES = 50
const ROUNDS = 15

const COLUMNS: Column<Row>[] = [
  {
    key: 'location',
    head: '',
    cell: () => '',
    copyText: ({ location }) => locationName(location),
  },
  {
    key: 'display',
    head: '',
    cell: () => '',
    sortValue: ({ display }) => display && STATUSES.indexOf(display.status),
  },
]

/**
 * The cost of another order of the rows, as medians in ms and as ratios to reconciling them, which happens with each message
 * anyway. The steps take turns, so that a busy machine slows all of them.
 */
export function gridOrder(): string[] {
  const calls = aLongVisit().map(parseDelivery)
  const rows = reconcile(calls)
  const loads = pageLoads(calls, [])
  const byLoad: Omit<Grouper<Row>, 'sizeText'> = {
    keyOf: ({ documentId }) => documentId,
    nameOf: ({ documentId }) => ({ label: documentId, notes: [] }),
    rankOf: ({ documentId }) => loads.ofDocument(documentId)?.number ?? Infinity,
  }
  const sorted = (key: string): readonly Row[] => sortRows(rows, COLUMNS, { key, direction: 'descending' })
  const grouped = (list: readonly Row[]) =>
    groupRows(list, { ...byLoad, sizeText: String, original: rows, folded: new Set() })
  const byStatus = sorted('display')
  const steps: Record<string, () => unknown> = {
    reconcile: () => reconcile(calls),
    'find page loads': () => pageLoads(calls, []),
    'sort by a text': () => sorted('location'),
    'sort by status': () => sorted('display'),
    'group by page load': () => grouped(rows),
    'group when sorted': () => grouped(byStatus),
  }
  const times = new Map(Object.keys(steps).map(name => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, step] of Object.entries(steps)) {
      const start = performance.now()
      step()
      times.get(name)?.push(performance.now() - start)
    }
  }
  const whole = median(times.get('reconcile') ?? [])
  return [...times].map(([name, list]) => {
    const own = median(list)
    return `${name.padEnd(24)} ${own.toFixed(1)} ms, ×${(own / whole).toFixed(2)}`
  })
}

function aLongVisit() {
  return Array.from({ length: LOADS * CALLS }, (_, call) => {
    const documentId = `document-${Math.floor(call / CALLS)}`
    const mboxes = Array.from({ length: MBOXES }, (_, at) => anMbox({ name: `mbox-${call * MBOXES + at}` }))
    return { ...aPrefetch(mboxes, { id: `call-${call}`, at: call * 100 }), documentId }
  })
}
