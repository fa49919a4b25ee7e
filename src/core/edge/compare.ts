import type { Decision, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { placeOf, type RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { member } from '../json/json.ts'
import { edgeOf, type EdgeCall } from './read.ts'
import { edgeReason as reason } from './reason.ts'
import { findAlteration, objectOf } from './scopeDetails.ts'
import { answeredEcid, askedEcid } from './visitor.ts'

/** The first values of every reason about an event: display or click, and its location. */
type Subject = readonly [Event, RowLocation]

/**
 * Where an event differs from the decision that it answers: the proposition's id and details, whether a newer answer
 * replaced it, and the visitor, datastream, property and region that it came with.
 */
export function compareEdge(
  notification: SentNotification,
  decision: Decision,
  _: () => readonly Decision[],
  newest: () => Decision | undefined,
): Reason[] {
  const subject = [notification.event, placeOf(decision)] as const
  return [
    ...compareProposition(notification, decision, subject),
    ...compareAge(notification, decision, newest),
    ...compareCalls(edgeOf(notification.read), edgeOf(decision.read), subject),
  ]
}

function compareProposition({ raw, tokens }: SentNotification, decision: Decision, subject: Subject): Reason[] {
  // A notification of another decision is reported as that.
  if (decision.token === undefined || !tokens.includes(decision.token)) return []
  return [...compareId(raw['id'], decision.state, subject), ...compareDetails(raw['scopeDetails'], decision, subject)]
}

function compareId(sent: unknown, delivered: string | undefined, subject: Subject): Reason[] {
  if (delivered === undefined || sent === delivered) return []
  if (typeof sent !== 'string') return [reason('propositionIdMissing', ...subject, delivered)]
  return [reason('propositionIdChanged', ...subject, sent, delivered)]
}

function compareDetails(sent: unknown, { raw }: Decision, subject: Subject): Reason[] {
  const alteration = findAlteration(objectOf(sent), member(raw, 'scopeDetails'))
  return [
    ...(typeof sent === 'string' ? [reason('scopeDetailsStringified', ...subject)] : []),
    ...(alteration
      ? [reason('scopeDetailsAltered', ...subject, alteration.path, alteration.sent, alteration.delivered)]
      : []),
  ]
}

/**
 * A display of a decision that a newer answer for its location replaced. Several instances of the Web SDK have a datastream
 * each, and replace nothing of each other's.
 */
function compareAge({ event, tokens }: SentNotification, decision: Decision, newest: () => Decision | undefined) {
  const { token, read } = decision
  if (event !== 'display' || token === undefined || !tokens.includes(token)) return []
  const newer = newest()
  if (!newer || newer.time <= decision.time || newer.read === read) return []
  if (isOfOtherDatastream(edgeOf(newer.read), edgeOf(read))) return []
  if (newer.token === undefined || newer.token === token) return []
  return [reason('decisionOfOlderAnswer', placeOf(decision), token, newer.token)]
}

/** Whether two calls name different datastreams, as those of several instances do. */
export function isOfOtherDatastream(
  { address: { datastream: a } }: EdgeCall,
  { address: { datastream: b } }: EdgeCall,
) {
  return a !== undefined && b !== undefined && a !== b
}

function compareCalls(sent: EdgeCall, delivered: EdgeCall, subject: Subject): Reason[] {
  const [ecid, ofAnswer] = [askedEcid(sent) ?? answeredEcid(sent), answeredEcid(delivered) ?? askedEcid(delivered)]
  return [
    ...changed('ecidChanged', ecid, ofAnswer, subject),
    ...changed('datastreamChanged', sent.address.datastream, delivered.address.datastream, subject),
    ...compareOverride(overrideOf(sent), overrideOf(delivered), subject),
    ...compareHint(sent, delivered, subject),
  ]
}

type ChangedCode = 'ecidChanged' | 'datastreamChanged' | 'propertyOverrideChanged' | 'locationHintChanged'

/** A value that is not known on both sides is not compared: cookies of the page's own domain are not in the body. */
function changed(code: ChangedCode, sent: string | undefined, delivered: string | undefined, subject: Subject) {
  if (sent === undefined || delivered === undefined || sent === delivered) return []
  return [reason(code, ...subject, sent, delivered)]
}

/** The property that a call names instead of its datastream's. */
export function overrideOf({ request }: Pick<EdgeCall, 'request'>): string | undefined {
  return request?.meta?.configOverrides?.com_adobe_target?.propertyToken
}

function compareOverride(sent: string | undefined, delivered: string | undefined, subject: Subject): Reason[] {
  if (sent === delivered) return []
  if (sent === undefined) return [reason('propertyOverrideDropped', ...subject, delivered ?? '')]
  if (delivered === undefined) return [reason('propertyOverrideAdded', ...subject, sent)]
  return changed('propertyOverrideChanged', sent, delivered, subject)
}

/** Regions of the Edge Network are compared with each other, and so are clusters of Target. */
function compareHint(sent: EdgeCall, delivered: EdgeCall, subject: Subject): Reason[] {
  const hint = sent.address.locationHint
  const hints = [delivered.address.locationHint, answeredHint(delivered)].flatMap(one => one ?? [])
  const alike = hints.filter(one => isCluster(one) === isCluster(hint ?? ''))
  if (hint === undefined || alike.includes(hint)) return []
  return changed('locationHintChanged', hint, alike.at(-1), subject)
}

/** Whether a location hint is a cluster of Target, not a region of the Edge Network. */
export function isCluster(hint: string): boolean {
  return /^t\d+$/i.test(hint)
}

/** The region of the Edge Network that an answer names. */
export function answeredHint({ response }: Pick<EdgeCall, 'response'>): string | undefined {
  return response?.hints.find(({ scope }) => scope === 'EdgeNetwork')?.hint
}
