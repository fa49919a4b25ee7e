import type { ReadonlySignal } from '@preact/signals'
import { locationName } from '../../core/dialect/location.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isDated } from '../../core/exchange/exchange.ts'
import { callOfRow, type Row } from '../../core/ledger/row.ts'
import type { PageLoad, PageLoads } from '../../core/session/pageLoads.ts'
import type { CallNames } from './createCallNames.ts'
import type { Text } from './createText.ts'
import type { Grouping } from './createGroupings.ts'
import type { Grouper } from './groupRows.ts'
import { importNotes } from './originNotes.ts'

/** What the names of groups are made of. */
export interface GroupNames extends Pick<CallNames, 'callNumber'> {
  text: Text
  loads: ReadonlySignal<PageLoads>
}

/** Puts the rows of the ledger into groups; undefined where they are not grouped. */
export function rowGrouper(grouping: Grouping, names: GroupNames): Grouper<Row> | undefined {
  switch (grouping) {
    case 'none':
      return undefined
    case 'location':
      return byText(names, ({ location }) => `${locationName(location)} (${location.kind})`)
    case 'call':
      return byCall(names)
    case 'load': {
      const loads = names.loads.value
      return byLoad(names, {
        loadOf: ({ documentId }) => loads.ofDocument(documentId),
        callOf: callOfRow,
        sizeText: rowCount(names.text),
      })
    }
  }
}

/** The same for calls, which have only loads as groups. */
export function callGrouper(grouping: Grouping, names: GroupNames): Grouper<ParsedExchange> | undefined {
  if (grouping !== 'load') return undefined
  const sizeText = (size: number): string => names.text.count('exportCalls', size)
  return byLoad(names, { loadOf: names.loads.value.ofCall, callOf: read => read, sizeText })
}

function byText({ text }: GroupNames, textOf: (row: Row) => string): Grouper<Row> {
  return { keyOf: textOf, nameOf: row => ({ label: textOf(row), notes: [] }), sizeText: rowCount(text) }
}

/** By the call that delivered or reported a row. */
function byCall({ callNumber, text }: GroupNames): Grouper<Row> {
  return {
    sizeText: rowCount(text),
    keyOf: row => callOfRow(row)?.exchange.id ?? '',
    nameOf: row => {
      const read = callOfRow(row)
      if (!read) return { label: '', notes: [] }
      const label = text.t('callNumber', String(callNumber(read)))
      return { label, notes: isDated(read.exchange) ? [text.time(read.time)] : [] }
    },
  }
}

interface Loaded<Item> {
  loadOf: (item: Item) => PageLoad | undefined
  callOf: (item: Item) => ParsedExchange | undefined
  sizeText: (size: number) => string
}

function rowCount({ count }: Text): (size: number) => string {
  return size => count('exportRows', size)
}

/** By page load in their order, then by file. */
function byLoad<Item>({ text }: GroupNames, { loadOf, callOf, sizeText }: Loaded<Item>): Grouper<Item> {
  const fileOf = (item: Item): string => {
    const call = callOf(item)
    return (call && importNotes(call.exchange, text)[0]?.text) ?? text.t('noPageLoad')
  }
  return {
    sizeText,
    keyOf: item => loadOf(item)?.id ?? fileOf(item),
    rankOf: item => loadOf(item)?.number ?? Infinity,
    nameOf: item => {
      const load = loadOf(item)
      if (!load) return { label: fileOf(item), notes: [] }
      const notes = [load.url ?? '', text.time(load.startedAt)].filter(note => note !== '')
      return { label: text.t('loadNumber', String(load.number)), notes }
    },
  }
}
