import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { computed, effect, signal } from '@preact/signals'
import { annotateRows } from '../src/core/annotation/annotateRows.ts'
import { DIALECTS } from '../src/core/dialect/dialects.ts'
import type { Exchange } from '../src/core/exchange/exchange.ts'
import { emptyJournal, record, seenExchanges, stepsOf, type Step } from '../src/core/ledger/journal.ts'
import { createMarkCounts } from '../src/core/ledger/marks.ts'
import { createReconciler } from '../src/core/ledger/reconcile.ts'
import { pageLoads } from '../src/core/session/pageLoads.ts'
import { createJournal } from '../src/panel/model/createJournal.ts'
import { aProposition, delivering, displaying } from '../test/fixtures/edge.ts'
import { aDisplay, anMbox, aPrefetch } from '../test/fixtures/exchanges.ts'
import { callOf } from '../test/fixtures/networkCalls.ts'
import { median } from './row.ts'

const SIZES = [1000, 10_000]
const MBOXES = 50
const DISPLAYS = 10
const ROUNDS = 21
const LARGE = 100_000

/** How many pages come together where only the heap is measured. */
const TOGETHER = 100

/** The cost of one more exchange in a ledger that has a number of rows already. */
export interface OneMore {
  protocol: string
  /** A call that delivers 50 rows, or one that notifies one. */
  call: 'delivery' | 'notification'
  /** The ledger alone, or with the network log and everything that the panel computes for its first view. */
  part: 'core' | 'model'
  rows: number
  /** Median ms of the processor. */
  median: number
}

/** A protocol's calls: the `at`th delivers 50 rows to a document, or notifies one of these. */
interface Calls {
  delivery: (at: number) => Exchange
  notification: (at: number, row: number) => Exchange
}

const PROTOCOLS: Readonly<Record<string, Calls>> = {
  'Delivery API': {
    delivery: at =>
      aPrefetch(
        NAMES.map(name => anMbox({ name, state: `state-${at}` })),
        placeOf(at, 'call'),
      ),
    notification: (at, row) => aDisplay(nameOf(row), { ...placeOf(at, `display-${row}`), state: `state-${at}` }),
  },
  'Edge Network': {
    delivery: at =>
      delivering(
        NAMES.map(scope => aProposition({ scope })),
        placeOf(at, 'call'),
      ),
    notification: (at, row) => displaying([aProposition({ scope: nameOf(row) })], placeOf(at, `display-${row}`)),
  },
}

/** The cost of one more exchange at 1,000 and at 10,000 rows of a visit of many pages, each with the same 50 locations. */
export function measureOneMore(): OneMore[] {
  return Object.entries(PROTOCOLS).flatMap(([protocol, calls]) =>
    SIZES.flatMap(rows => [
      ...measure(calls, rows, startCore).map(one => ({ ...one, protocol, rows, part: 'core' as const })),
      ...measure(calls, rows, () => startModel().add).map(one => ({ ...one, protocol, rows, part: 'model' as const })),
    ]),
  )
}

/** The heap that a ledger takes to which 100,000 rows were offered, with its calls, in bytes; texts of bodies included. */
export function measureHeap(): { protocol: string; rows: number; kept: number; bytes: number }[] {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  return Object.entries(PROTOCOLS).map(([protocol, { delivery, notification }]) => {
    const before = used()
    const { add, count } = startModel()
    for (let at = 0; at < LARGE / MBOXES; at += TOGETHER) {
      add(Array.from({ length: TOGETHER }, (_, more) => [delivery(at + more), notification(at + more, 0)]).flat())
    }
    const bytes = used() - before
    return { protocol, rows: LARGE, kept: count(), bytes }
  })
}

type Add = (exchanges: readonly Exchange[]) => void

function measure({ delivery, notification }: Calls, rows: number, start: () => Add) {
  const pages = rows / MBOXES
  const add = start()
  for (let at = 0; at < pages; at += 1) {
    const displays = Array.from({ length: DISPLAYS }, (_, display) => notification(at, display))
    add([delivery(at), ...displays])
  }
  const times = { delivery: [] as number[], notification: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = pages + round
    const [delivered, notified] = [delivery(at), notification(at, 0)]
    times.delivery.push(timeOf(() => add([delivered])))
    times.notification.push(timeOf(() => add([notified])))
  }
  return (['delivery', 'notification'] as const).map(call => ({ call, median: median(times[call]) }))
}

/** Reads are known: what is read depends on the call alone. */
function startCore(): Add {
  const reconcile = createReconciler()
  let journal = emptyJournal
  return exchanges => {
    journal = record(journal, exchanges.flatMap(stepsOf))
    reconcile(seenExchanges(journal).map(DIALECTS.parse))
  }
}

function startModel(): { add: Add; count: () => number } {
  const journal = createJournal({
    isComplete: () => true,
    droppedDocuments: signal(new Set<string>()),
    dialects: DIALECTS,
    onNew: () => undefined,
  })
  const rows = computed(() => annotateRows(journal.rows.value, []))
  const count = createMarkCounts()
  const counts = computed(() => count(rows.value))
  const loads = computed(() => pageLoads(journal.calls.value, []))
  effect(() => {
    void [rows.value, counts.value, loads.value, journal.sent.value, journal.held.value, journal.isWhole.value]
  })
  return {
    add: exchanges => journal.record(exchanges.flatMap(stepsInPanel), 'shown'),
    count: () => rows.value.length,
  }
}

/** The steps of a call in the panel: the network log sees it too. */
function stepsInPanel(exchange: Exchange): Step[] {
  return [...stepsOf(exchange), { kind: 'network', call: callOf(exchange) }]
}

function placeOf(at: number, kind: string): { id: string; at: number; documentId: string } {
  return { id: `${kind}-${at}`, at: at * 1000 + (kind === 'call' ? 0 : 500), documentId: `document-${at}` }
}

function nameOf(row: number): string {
  return `mbox-${row}`
}

const NAMES = Array.from({ length: MBOXES }, (_, row) => nameOf(row))

function timeOf(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
