import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { locationKey } from '../dialect/location.ts'
import { changedDecisions, createDependents, stateKey, type Dependents } from './dependents.ts'
import { couldAnswer, countFirst, isSameTo, isSettled } from './history.ts'
import { createKnownDecisions, placeOfEvent } from './knownDecisions.ts'
import {
  inexactKey,
  linkNotification,
  locationKeyOf,
  nearKey,
  newestKey,
  type Link,
  type Linking,
} from './linkNotification.ts'
import { MAX_EQUAL, MAX_NEAR } from './match.ts'
import { compareNotifications, compareRows, patched, type RowChange } from './order.ts'
import type { Attached, Row } from './row.ts'
import type { ChangingIndex } from './rowIndex.ts'

/** The changes since the last time. */
export interface LinkChanges {
  rows: readonly RowChange<Row>[]
  decisions: readonly RowChange<Decision>[]
  notifications: readonly RowChange<SentNotification>[]
  /** The locations whose names are repeated since, or no longer. */
  repeated: readonly string[]
}

/** A notification whose link was made again, or that is gone. */
export interface Relinked {
  notification: SentNotification
  before: Link | undefined
  after: Link | undefined
}

/** The links of all notifications of one protocol to the rows of an index, which has changed already. */
export interface Links {
  change: (changes: LinkChanges) => Relinked[]
  of: (notification: SentNotification) => Link | undefined
}

/**
 * Creates the links between notifications and rows. A link depends on the rows of its tokens that the notification could answer; an
 * inexact one also on those near to it. Where a name is repeated, it depends on how often rows were notified before: so all
 * later notifications are linked again.
 */
export function createLinks(index: ChangingIndex): Links {
  const links = new Map<SentNotification, Link>()
  const dependents = createDependents()
  const known = createKnownDecisions()
  const linking: Linking = { index, known, note: dependents.note }
  let ordered: readonly SentNotification[] = []

  const unlink = (notification: SentNotification): Link | undefined => {
    const link = links.get(notification)
    links.delete(notification)
    dependents.forget(notification)
    for (const { row } of link?.attached ?? []) row.notifications = row.notifications.filter(isNotOf(notification))
    for (const { row } of link?.own ?? []) row.own = row.own.filter(other => other !== notification)
    return link
  }
  const link = (notification: SentNotification): Link => {
    const made = linkNotification(notification, linking)
    links.set(notification, made)
    for (const { row, entry } of made.attached) row.notifications = inserted(row.notifications, entry, compareAttached)
    for (const { row } of made.own) row.own = inserted(row.own, notification, compareNotifications)
    if (isSettledBy(notification, made, index)) dependents.settle(notification)
    return made
  }
  return {
    of: notification => links.get(notification),
    change: changes => {
      known.change(changes.decisions)
      for (const change of changes.rows) moveLinks(change, links)
      const gone = changes.notifications.flatMap(({ before }) => before ?? [])
      const come = changes.notifications.flatMap(({ after }) => after ?? [])
      const dirty = findDirty(changes, { dependents, index, ordered, links })
      ordered = patched(ordered, changes.notifications, compareNotifications)
      for (const notification of come) {
        dependents.add(notification)
        dirty.add(notification)
      }
      for (const notification of gone) dirty.delete(notification)
      const again = index.hasRepeated() ? from([...dirty, ...gone], ordered) : [...dirty].toSorted(compareNotifications)
      const before = new Map([...gone, ...again].map(notification => [notification, unlink(notification)]))
      for (const notification of gone) dependents.remove(notification)
      index.countAgain()
      const after = new Map(again.map(notification => [notification, link(notification)]))
      return [...before].map(([notification, link]) => ({
        notification,
        before: link,
        after: after.get(notification),
      }))
    },
  }
}

/** Whether every token of a notification has a row that no other document can be nearer than. */
function isSettledBy(
  notification: SentNotification,
  { attached, own, unmatched }: Link,
  index: ChangingIndex,
): boolean {
  if (unmatched.length > 0 || attached.length + own.length < notification.tokens.length) return false
  if (index.repeated.has(locationKey(notification.location))) return false
  return [...attached, ...own].every(({ row, isExact }) => isExact && isSettled(row, notification))
}

/** A row that was made again keeps its notifications. */
function moveLinks({ before, after }: RowChange<Row>, links: ReadonlyMap<SentNotification, Link>): void {
  if (!before || !after) return
  const notifications = [...before.notifications.map(({ notification }) => notification), ...before.own]
  for (const notification of notifications) {
    const { attached = [], own = [] } = links.get(notification) ?? {}
    for (const part of [...attached, ...own]) if (part.row === before) part.row = after
  }
  Object.assign(after, { notifications: before.notifications, own: before.own })
}

function compareAttached(a: Attached, b: Attached): number {
  return compareNotifications(a.notification, b.notification)
}

function isNotOf(notification: SentNotification): (attached: Attached) => boolean {
  return attached => attached.notification !== notification
}

/** All notifications from the first of these on. */
function from(some: readonly SentNotification[], ordered: readonly SentNotification[]): readonly SentNotification[] {
  const first = some.reduce<SentNotification | undefined>(
    (least, one) => (least && compareNotifications(least, one) <= 0 ? least : one),
    undefined,
  )
  return first ? ordered.slice(countFirst(ordered, other => compareNotifications(other, first) < 0)) : []
}

/** A sorted list with one more member; changed in place where it is the last. */
function inserted<Member>(list: Member[], member: Member, compare: (a: Member, b: Member) => number): Member[] {
  const last = list.at(-1)
  if (last === undefined) return [member]
  if (compare(last, member) <= 0) {
    list.push(member)
    return list
  }
  return list.toSpliced(
    countFirst(list, other => compare(other, member) <= 0),
    0,
    member,
  )
}

interface Known {
  dependents: Dependents
  index: ChangingIndex
  ordered: readonly SentNotification[]
  links: ReadonlyMap<SentNotification, Link>
}

/** The notifications whose links may be others since the rows and decisions changed. */
function findDirty({ rows, decisions, repeated }: LinkChanges, known: Known): Set<SentNotification> {
  const dirty = new Set<SentNotification>()
  const { dependents, ordered } = known
  if (ordered.length === 0) return dirty
  const add = (notifications: Iterable<SentNotification>): void => {
    for (const notification of notifications) dirty.add(notification)
  }
  for (const change of rows) {
    add(exactDependents(change, known, rows.length))
    add(inexactDependents(change, known, rows.length))
  }
  if (repeated.length > 0) add(ordered.filter(({ location }) => repeated.includes(locationKey(location))))
  for (const decision of changedDecisions(decisions)) {
    if (decision.state !== undefined) add(dependents.of(stateKey(decision.state)))
    for (const notification of dependents.of(newestKey(placeOfEvent(decision)))) {
      if (decision.time <= notification.time) dirty.add(notification)
    }
  }
  return dirty
}

/** `count` is how many rows changed: a list was at most so much longer before. */
function* exactDependents({ before, after }: RowChange<Row>, known: Known, count: number): Iterable<SentNotification> {
  const { dependents, index, ordered } = known
  const since = (time: number): readonly SentNotification[] =>
    ordered.slice(countFirst(ordered, notification => notification.time < time))
  const candidates = [...(before?.notifications ?? []).map(({ notification }) => notification), ...(before?.own ?? [])]
  if (after) candidates.push(...dependents.answerable(after, since))
  if (before && index.hasRepeated()) candidates.push(...dependents.answerable(before, since))
  const isInPlace = before && after && before.event === after.event && compareRows(before, after) === 0
  for (const notification of candidates) {
    if (!isInPlace || !isSameTo(notification, before, after)) yield notification
  }
  const token = (before ?? after)?.token ?? ''
  const isLong = index.hasRepeated() && (index.byToken.get(token)?.length ?? 0) + count >= MAX_EQUAL
  if (isLong) yield* dependents.ofToken(token)
}

function* inexactDependents(
  { before, after }: RowChange<Row>,
  known: Known,
  count: number,
): Iterable<SentNotification> {
  const { dependents, index } = known
  const row = after ?? before
  if (!row) return
  const { token } = row
  if (token !== undefined) {
    yield* dependents.of(inexactKey(token))
    const normalised = index.normalise(token)
    for (const notification of dependents.of(nearKey(normalised))) {
      if (notification.tokens.some(token => normalised.startsWith(index.normalise(token)))) yield notification
    }
  }
  const isLong = (index.byLocation.get(locationKey(row.location))?.length ?? 0) + count >= MAX_NEAR
  for (const notification of dependents.of(locationKeyOf(row))) {
    if (before || isLong || couldAnswer(notification, row)) yield notification
  }
}
