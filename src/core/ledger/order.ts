import type { Decision, ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import { compareTexts } from '../compareTexts.ts'
import { memoize } from '../memoize.ts'
import { countFirst } from './history.ts'
import type { Row } from './row.ts'

/** Negative when the first comes first; 0 when nothing decides. */
export type Compare<Member> = (a: Member, b: Member) => number

/** Calls in the order of time. */
const compareReads: Compare<ParsedExchange> = (a, b) => a.time - b.time || compareTexts(a.exchange.id, b.exchange.id)

/** Decisions in the order in which they were delivered. */
export const compareDecisions: Compare<Decision> = (a, b) => {
  if (a.read !== b.read) return a.time - b.time || compareReads(a.read, b.read)
  const places = decisionPlaces(a.read)
  return a.time - b.time || placeIn(places, a) - placeIn(places, b)
}

/** Notifications in the order in which they were sent. */
export const compareNotifications: Compare<SentNotification> = (a, b) => {
  if (a.read !== b.read) return compareReads(a.read, b.read)
  const places = notificationPlaces(a.read)
  return placeIn(places, a) - placeIn(places, b)
}

const decisionPlaces = memoize((read: ParsedExchange) => placesOf(read.dialect.decisionsOf(read)))
const notificationPlaces = memoize((read: ParsedExchange) => placesOf(read.dialect.notificationsOf(read)))

function placesOf<Member>(list: readonly Member[]): ReadonlyMap<Member, number> {
  return new Map(list.map((member, place) => [member, place]))
}

function placeIn<Member>(places: ReadonlyMap<Member, number>, member: Member): number {
  return places.get(member) ?? 0
}

/** Rows in the order in which they were first delivered; those of notifications without a match follow in theirs. */
export const compareRows: Compare<Row> = (a, b) => {
  const [first, second] = [a.decisions[0], b.decisions[0]]
  if (first && second) return compareDecisions(first, second)
  if (first || second) return first ? -1 : 1
  const [sent, other] = [a.notifications[0]?.notification, b.notifications[0]?.notification]
  if (!sent || !other) return 0
  if (sent !== other) return compareNotifications(sent, other)
  return sent.tokens.indexOf(a.token ?? '') - sent.tokens.indexOf(b.token ?? '')
}

/** One member of a list before and after a change; one of them is missing for what is new or gone. */
export interface RowChange<Member> {
  before: Member | undefined
  after: Member | undefined
}

/** A sorted list after changes; it is copied, and sorted again only from the first place that moves. */
export function patched<Member>(
  list: readonly Member[],
  changes: readonly RowChange<Member>[],
  compare: Compare<Member>,
): readonly Member[] {
  const gone = new Set<Member>()
  const come: Member[] = []
  const replaced: { before: Member; after: Member }[] = []
  for (const { before, after } of changes) {
    if (before !== undefined && after !== undefined && compare(before, after) === 0) replaced.push({ before, after })
    else {
      if (before !== undefined) gone.add(before)
      if (after !== undefined) come.push(after)
    }
  }
  const copy = replaced.length === 0 ? list : replaceAll(list, replaced, compare)
  return gone.size + come.length === 0 ? copy : merged(copy, { gone, come: come.toSorted(compare) }, compare)
}

function replaceAll<Member>(
  list: readonly Member[],
  replaced: readonly { before: Member; after: Member }[],
  compare: Compare<Member>,
): readonly Member[] {
  const copy = list.slice()
  for (const { before, after } of replaced) copy[indexIn(list, before, compare)] = after
  return copy
}

/** The place of a member of a sorted list. */
function indexIn<Member>(list: readonly Member[], member: Member, compare: Compare<Member>): number {
  let index = countFirst(list, other => compare(other, member) < 0)
  while (index < list.length && list[index] !== member) index += 1
  return index
}

function merged<Member>(
  list: readonly Member[],
  { gone, come }: { gone: ReadonlySet<Member>; come: readonly Member[] },
  compare: Compare<Member>,
): readonly Member[] {
  const [first] = [...gone, ...come.slice(0, 1)].toSorted(compare)
  const start = first === undefined ? list.length : countFirst(list, member => compare(member, first) < 0)
  // A list that grows by single members takes room for many more.
  if (start === list.length) return list.concat(come)
  const result = list.slice(0, start)
  let next = 0
  for (let at = start; at < list.length; at += 1) {
    const member = list[at] as Member
    if (gone.has(member)) continue
    for (; next < come.length && compare(come[next] as Member, member) < 0; next += 1) result.push(come[next] as Member)
    result.push(member)
  }
  for (; next < come.length; next += 1) result.push(come[next] as Member)
  return result
}

/** Changes lists by key, each sorted; an empty one is removed. Returns the keys whose lists changed. */
export function patchLists<Member>(
  lists: Map<string, readonly Member[]>,
  changes: readonly RowChange<Member>[],
  keyOf: (member: Member) => string | undefined,
  compare: Compare<Member>,
): string[] {
  const byKey = new Map<string, RowChange<Member>[]>()
  const add = (key: string | undefined, change: RowChange<Member>): void => {
    if (key === undefined) return
    const known = byKey.get(key)
    if (known) known.push(change)
    else byKey.set(key, [change])
  }
  for (const change of changes) {
    const { before, after } = change
    const [from, to] = [before && keyOf(before), after && keyOf(after)]
    if (from === to) add(from, change)
    else {
      add(from, { before, after: undefined })
      add(to, { before: undefined, after })
    }
  }
  for (const [key, ofKey] of byKey) {
    const next = patched(lists.get(key) ?? [], ofKey, compare)
    if (next.length > 0) lists.set(key, next)
    else lists.delete(key)
  }
  return [...byKey.keys()]
}
