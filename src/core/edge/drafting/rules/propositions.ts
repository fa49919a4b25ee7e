import type { CheckContext } from '../../../dialect/drafting.ts'
import type { Decision, ParsedExchange } from '../../../dialect/dialect.ts'
import type { Edit } from '../../../dialect/edits.ts'
import type { Finding, FindingPlace, Fix } from '../../../dialect/finding.ts'
import { inBody, removing, settingAt } from '../../../dialect/findings.ts'
import { locationKey } from '../../../dialect/location.ts'
import type { Reason } from '../../../dialect/reason.ts'
import { isObject, member, parseObject, type JsonObject } from '../../../json/json.ts'
import type { Path } from '../../../json/jsonPath.ts'
import { matchToken, rankMeant, type Match } from '../../../ledger/match.ts'
import { reason } from '../../../ledger/reason.ts'
import { newestDecision } from '../../../ledger/row.ts'
import { sentBefore } from '../../../ledger/sentBefore.ts'
import { compareEdge } from '../../compare.ts'
import { eventErrors } from '../../eventErrors.ts'
import { edgeNotificationsOf, type EdgeNotification } from '../../sentNotification.ts'
import { withQueryMember } from '../../../exchange/url.ts'
import { DECISIONING, propositionOf, REPORTED } from '../event.ts'
import { eventPath } from '../events.ts'
import { PROPERTY_OVERRIDE } from '../requestFields.ts'
import { datastreamMember } from '../sendUrl.ts'
import { edgeViolation } from './rules.ts'

/** A proposition of the draft, and the delivered content that it means. */
export interface PropositionMeaning {
  one: EdgeNotification
  path: Path
  event: Path
  match: Match | undefined
  /** The decision that it should carry. */
  right: Decision | undefined
  /** The newest decision for its scope and event. */
  newest: Decision | undefined
}

/** Determines what each of Target's propositions in a draft means, by its token, its id and its scope. */
export function meaningsOf(read: ParsedExchange, body: JsonObject, known: CheckContext): PropositionMeaning[] {
  const places = new Map<number, number>()
  const deliveredFor = findDelivered(known)
  return edgeNotificationsOf(read).flatMap(one => {
    const place = places.get(one.eventIndex) ?? 0
    places.set(one.eventIndex, place + 1)
    if (one.provider !== undefined || !one.isReport) return []
    const event = eventPath(body, one.eventIndex)
    const match = matchOf(one, known)
    const { fitting, newest } = deliveredFor(one)
    const right = rightDecision(one, match, fitting)
    return [{ one, path: [...event, ...DECISIONING, 'propositions', place], event, match, right, newest }]
  })
}

/** The token of the row that the request was started from means that row. */
function matchOf(one: EdgeNotification, { row, index }: CheckContext): Match | undefined {
  const [token] = one.tokens
  if (token === undefined) return undefined
  const match = matchToken(one, token, index, rankMeant(one, index))
  return match && row?.token === token ? { row, reasons: match.reasons } : match
}

/** The decision of the matched row; else one that was delivered for the scope and the event: with the same id if it has one. */
function rightDecision(
  one: EdgeNotification,
  match: Match | undefined,
  fitting: readonly Decision[],
): Decision | undefined {
  if (match && match.reasons.length === 0) return newestDecision(match.row)
  const named = fitting.find(({ state }) => state !== undefined && state === one.state)
  const matched = match && match.row.event === one.event ? newestDecision(match.row) : undefined
  return named ?? (fitting.length === 1 ? fitting[0] : undefined) ?? matched
}

/** What was delivered for a scope and an event. */
interface Delivered {
  /** The newest decision of each row: of the row that the request was started from, if it is one of them. */
  fitting: readonly Decision[]
  newest: Decision | undefined
}

/** Finds what was delivered for a proposition's scope and event, once for all that share them. */
function findDelivered(known: CheckContext): (one: EdgeNotification) => Delivered {
  const byScope = new Map<string, Delivered>()
  return one => {
    const key = JSON.stringify([one.event, one.raw.scope, ...one.reported.map(locationKey)])
    const found = byScope.get(key) ?? toDelivered(one, known)
    byScope.set(key, found)
    return found
  }
}

function toDelivered(one: EdgeNotification, { row, index }: CheckContext): Delivered {
  const there = one.reported
    .flatMap(location => index.byLocation.get(locationKey(location)) ?? [])
    .filter(other => other.event === one.event && member(newestDecision(other)?.raw, 'scope') === one.raw.scope)
  const own = there.filter(({ id }) => id === row?.id)
  const all = there.flatMap(({ decisions }) => decisions)
  return {
    fitting: (own.length > 0 ? own : there).flatMap(other => newestDecision(other) ?? []),
    newest: all.toSorted((a, b) => b.time - a.time)[0],
  }
}

/** Checks the propositions of a draft against the delivered content. */
export function checkPropositions(url: string, meanings: readonly PropositionMeaning[]): Finding[] {
  const seen = new Set<string>()
  return meanings.flatMap(meaning => [
    ...ofToken(meaning),
    ...tokenMissing(meaning),
    ...ofEventErrors(meaning, seen),
    ...ofDecision(url, meaning, seen),
    ...ofSent(meaning, seen),
  ])
}

function ofToken(meaning: PropositionMeaning): Finding[] {
  const { one, match } = meaning
  const [token] = one.tokens
  if (token === undefined) return []
  const reasons = match ? match.reasons : [reason('tokenUnknown', one.event, { location: one.location }, token)]
  return reasons.map(because => delivered(because, inBody(...meaning.path, 'scopeDetails'), fixOfToken(meaning)))
}

/** The decision for this event if there is one; else the event that the token is for. */
function fixOfToken({ one, path, event, match, right }: PropositionMeaning): Fix | undefined {
  if (right) return { code: 'useToken', edits: editsTo(path, right, one.event) }
  const row = match?.row
  if (!row?.event || row.event === one.event || row.token !== one.tokens[0]) return undefined
  const { eventType, type } = REPORTED[row.event]
  const edits: Edit[] = [
    { in: 'body', path: [...event, 'xdm', 'eventType'], value: eventType },
    { in: 'body', path: [...event, ...DECISIONING, 'propositionEventType'], value: { [type]: 1 } },
  ]
  return { code: 'useType', edits }
}

/** The edits that make a proposition that of a decision, its place aside. */
function editsTo(path: Path, decision: Decision, event: EdgeNotification['event']): Edit[] {
  return [{ in: 'body', path, value: propositionOf(decision, event) }]
}

/** An id with details is a decision's, and those have a token. */
function tokenMissing({ one, path, right }: PropositionMeaning): Finding[] {
  const details = one.raw.scopeDetails
  const isDecision = one.raw.id !== undefined && (isObject(details) || typeof details === 'string')
  if (!isDecision || one.tokens.length > 0) return []
  const fix = right && { code: 'useToken', edits: editsTo(path, right, one.event) }
  return [edgeViolation('eventTokenMissing', inBody(...path, 'scopeDetails'), [one.event], { fix })]
}

/** What is wrong with the event in itself, once for each event; of repeated propositions the first one is right. */
function ofEventErrors(meaning: PropositionMeaning, seen: Set<string>): Finding[] {
  const { one, path, event, right } = meaning
  return eventErrors(one).flatMap((because): Finding[] => {
    const key = JSON.stringify([
      because.code,
      one.eventIndex,
      because.code === 'propositionRepeated' ? [one.raw.id, one.raw.scope] : '',
    ])
    const isKnown = seen.has(key)
    seen.add(key)
    switch (because.code) {
      case 'scopeDetailsMissing': {
        const fix = right && { code: 'useDelivered', edits: editsTo(path, right, one.event) }
        return [delivered(because, inBody(...path), fix)]
      }
      case 'propositionRepeated':
        return isKnown ? [sdk(because, inBody(...path), removing(path))] : []
      case 'notOne': {
        const place = [...event, ...DECISIONING, 'propositionEventType', one.type]
        return isKnown ? [] : [sdk(because, inBody(...place), settingAt('changeType', place, 1))]
      }
      case 'eventTypesDiffer': {
        const place = [...event, 'xdm', 'eventType']
        return isKnown
          ? []
          : [sdk(because, inBody(...place), settingAt('useType', place, REPORTED[one.event].eventType))]
      }
      default:
        return [sdk(because, inBody(...path), undefined)]
    }
  })
}

/**
 * Where a proposition and its call differ from the decision that it answers, differences of calls once; and whether a newer
 * answer replaced it.
 */
function ofDecision(url: string, meaning: PropositionMeaning, seen: Set<string>): Finding[] {
  const { one, match, newest } = meaning
  const decision = match && newestDecision(match.row)
  if (!match || !decision || match.reasons.length > 0) return []
  const reasons = compareEdge(
    one,
    decision,
    () => [],
    () => newest,
  )
  return reasons.flatMap(because => {
    const isOlder = because.code === 'decisionOfOlderAnswer'
    const finding = ofDifference(url, because, meaning, (isOlder ? newest : undefined) ?? decision)
    const isOfCall = finding.place.in === 'url' || finding.place.path[0] === 'meta'
    const key = JSON.stringify([because.code, because.values.slice(2)])
    if (isOfCall && seen.has(key)) return []
    seen.add(key)
    return [finding]
  })
}

function ofDifference(url: string, because: Reason, meaning: PropositionMeaning, decision: Decision): Finding {
  const { one, path } = meaning
  const last = because.values.at(-1)
  const sent = typeof last === 'string' ? last : ''
  const decided: Fix = { code: 'useDelivered', edits: editsTo(path, decision, one.event) }
  switch (because.code) {
    case 'scopeDetailsStringified': {
      const parsed = parseObject(String(one.raw.scopeDetails))
      const place = [...path, 'scopeDetails']
      return delivered(because, inBody(...place), parsed && settingAt('changeType', place, parsed))
    }
    case 'scopeDetailsAltered':
    case 'decisionOfOlderAnswer':
      return delivered(because, inBody(...path, 'scopeDetails'), decided)
    case 'propositionIdMissing':
    case 'propositionIdChanged':
      return delivered(because, inBody(...path, 'id'), decided)
    case 'datastreamChanged': {
      const fixed = withQueryMember(url, datastreamMember(url), sent)
      return delivered(because, { in: 'url' }, { code: 'useDelivered', edits: [{ in: 'url', url: fixed }] })
    }
    case 'locationHintChanged': {
      const hint = typeof because.values[2] === 'string' ? because.values[2] : ''
      const edits: Edit[] = [{ in: 'url', url: url.replace(`/${hint}/`, `/${sent}/`) }]
      return delivered(because, { in: 'url' }, { code: 'useDelivered', edits })
    }
    case 'propertyOverrideAdded':
      return delivered(because, inBody(...PROPERTY_OVERRIDE), removing(PROPERTY_OVERRIDE))
    case 'propertyOverrideChanged':
    case 'propertyOverrideDropped':
      return delivered(because, inBody(...PROPERTY_OVERRIDE), settingAt('useDelivered', PROPERTY_OVERRIDE, sent))
    default:
      return delivered(because, inBody('meta', 'state'), undefined)
  }
}

/** The displays that the page has already sent, once for each row. */
function ofSent({ one, path, match }: PropositionMeaning, seen: Set<string>): Finding[] {
  if (one.event !== 'display' || !match || match.reasons.length > 0 || seen.has(match.row.id)) return []
  seen.add(match.row.id)
  const because = sentBefore(match.row, undefined)
  return because ? [{ ...delivered(because, inBody(...path), undefined), severity: 'warning', source: 'recorded' }] : []
}

function delivered(because: Reason, place: FindingPlace, fix: Fix | undefined): Finding {
  return { severity: 'error', place, what: { kind: 'reason', reason: because }, source: 'delivered', fix }
}

function sdk(because: Reason, place: FindingPlace, fix: Fix | undefined): Finding {
  return { severity: 'error', place, what: { kind: 'reason', reason: because }, source: 'Web SDK', fix }
}
