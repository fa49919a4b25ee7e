import type { Dialect, IdentityField, ParsedExchange } from '../dialect/dialect.ts'
import { isDated, isOwnSend } from '../exchange/exchange.ts'
import { isApart, isImported } from '../exchange/imported.ts'
import { groupBy } from '../groupBy.ts'
import { countUntil } from '../ledger/history.ts'

/** One value of a field, and the exchange that introduced it. */
export interface Stamp {
  /** Undefined: the call does not name it, although earlier calls of its visit do. */
  value: string | undefined
  /** Ms since the epoch; undefined if unknown. */
  time: number | undefined
  read: ParsedExchange
  /** What is wrong with it, in a few words. */
  alarm: string | undefined
}

/** The values of one field over time. */
export interface FieldHistory {
  name: string
  stamps: readonly Stamp[]
}

/** The identity of the visits over one protocol. */
export interface IdentityHistory {
  dialect: Dialect
  fields: readonly FieldHistory[]
}

/**
 * The identity history of each protocol: for each field its values over time, each with the exchange that introduced it,
 * and an alarm if a change breaks the continuity of a visit or a visitor. The tester's own sends do not count. Values from
 * files follow, and are compared only with each other.
 */
export function buildIdentityHistory(reads: readonly ParsedExchange[]): IdentityHistory[] {
  const ofPages = reads.filter(({ exchange }) => !isOwnSend(exchange))
  const inOrder = [...ofPages.filter(read => !isOfFile(read)), ...ofPages.filter(isOfFile)]
  const histories = [...groupBy(inOrder, ({ dialect }) => dialect.name).values()].flatMap(calls => {
    const [first] = calls
    if (!first) return []
    const fields = first.dialect.identity.map(field => ({ name: field.name, stamps: stampsOf(field, calls) }))
    return { dialect: first.dialect, fields }
  })
  return histories.map(history => ({
    ...history,
    fields: history.fields.map(field => besideOthers(field, history, histories)),
  }))
}

/** What is wrong if two libraries of a page hold different values of what they share. */
const APART = 'differs from the other library'

/** A field with an alarm wherever another protocol held another value of the same thing at that time. */
function besideOthers(
  field: FieldHistory,
  { dialect }: IdentityHistory,
  histories: readonly IdentityHistory[],
): FieldHistory {
  const shared = sharedName(dialect, field)
  if (shared === undefined) return field
  const others = histories.filter(history => history.dialect !== dialect)
  const stamps = others
    .flatMap(other => other.fields.filter(one => sharedName(other.dialect, one) === shared))
    .flatMap(({ stamps }) => stamps)
    .filter(({ value }) => value !== undefined)
    .map(({ value, read, time = 0 }) => ({ value, read, time }))
    .toSorted((a, b) => a.time - b.time)
  const known = {
    file: stamps.filter(({ read }) => isOfFile(read)),
    page: stamps.filter(({ read }) => !isOfFile(read)),
  }
  const alarmOf = ({ value, read, time = Infinity }: Stamp): string | undefined => {
    const list = isOfFile(read) ? known.file : known.page
    const newest = list[countUntil(list, time) - 1]
    return value === undefined || newest === undefined || newest.value === value ? undefined : APART
  }
  return { ...field, stamps: field.stamps.map(stamp => ({ ...stamp, alarm: stamp.alarm ?? alarmOf(stamp) })) }
}

function sharedName({ identity }: Dialect, { name }: FieldHistory): string | undefined {
  return identity.find(field => field.name === name)?.shared
}

function isOfFile({ exchange }: ParsedExchange): boolean {
  return isImported(exchange)
}

function stampsOf(field: IdentityField, calls: readonly ParsedExchange[]): Stamp[] {
  const stamps: Stamp[] = []
  for (const read of calls) stamp(stamps, field, read)
  return stamps
}

function stamp(stamps: Stamp[], field: IdentityField, read: ParsedExchange): void {
  const { isSame = isEqual } = field
  const when = (time: number): number | undefined => (isDated(read.exchange) ? time : undefined)
  for (const { value, time } of timedValues(field, read)) {
    const last = lastOf(stamps, read)
    if (last?.value !== undefined && isSame(last.value, value)) continue
    const before = lastOf(stamps, read, other => other.value !== undefined)
    const isChanged = before?.value !== undefined && !isSame(before.value, value)
    stamps.push({ value, time: when(time), read, alarm: isChanged ? field.alarmOf?.(before.read, read) : undefined })
  }
  const alarm = lossIn(lastOf(stamps, read), field, read)
  if (alarm !== undefined) stamps.push({ value: undefined, time: when(read.time), read, alarm })
}

function isEqual(a: string, b: string): boolean {
  return a === b
}

/** The newest stamp to compare a call with. */
function lastOf(stamps: readonly Stamp[], { exchange }: ParsedExchange, isMeant = (_: Stamp) => true) {
  return stamps.findLast(stamp => !isApart(stamp.read.exchange, exchange) && isMeant(stamp))
}

/** The alarm about a request that lacks a value which the last call of the same visit named. */
function lossIn(last: Stamp | undefined, field: IdentityField, read: ParsedExchange): string | undefined {
  if (last?.value === undefined || last.read === read) return undefined
  const [before] = field.valuesOf(last.read)
  if (before === undefined || read.visit === undefined || last.read.visit !== read.visit) return undefined
  return field.missingIn?.(read)
}

function timedValues(field: IdentityField, read: ParsedExchange): { value: string; time: number }[] {
  const { time, exchange } = read
  const answeredAt = exchange.response?.time ?? time
  const [asked, answered] = field.valuesOf(read)
  return [
    ...(asked === undefined ? [] : [{ value: asked, time }]),
    ...(answered === undefined ? [] : [{ value: answered, time: answeredAt }]),
  ]
}
