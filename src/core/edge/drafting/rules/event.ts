import type { Finding } from '../../../dialect/finding.ts'
import { inBody, removing, settingAt } from '../../../dialect/findings.ts'
import { isAbsent, isObject, member, type JsonObject } from '../../../json/json.ts'
import { getAt, pathText, textAt, type Path } from '../../../json/jsonPath.ts'
import { typeOfEventType } from '../../sentNotification.ts'
import { DECISIONING, timeText } from '../event.ts'
import { eventPath, eventsIn } from '../events.ts'
import { EDGE_GUIDE, KNOWN_MEMBERS } from '../guide.ts'
import { propositionsIn, reportOf } from '../propositionFields.ts'
import { isVersion2 } from '../sendUrl.ts'
import { edgeViolation } from './rules.ts'

const HOUR = 3_600_000

/** ISO 8601 with a time zone. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** Checks the events of a request by themselves. `now` is ms since the epoch. */
export function checkEvents(url: string, body: JsonObject, now: number): Finding[] {
  const events = eventsIn(body)
  return [
    ...(events.length === 0 ? [edgeViolation('eventMissing', inBody())] : []),
    ...otherVersion(url, body, events),
    ...unknownMembers(body),
    ...requestedByBody(body),
    ...events.flatMap((event, index) => (isObject(event) ? checkEvent(event, eventPath(body, index), now) : [])),
  ]
}

/** Version 1 of the service takes `events`, version 2 one `event`. */
function otherVersion(url: string, body: JsonObject, events: readonly unknown[]): Finding[] {
  const [right, wrong] = isVersion2(url) ? (['event', 'events'] as const) : (['events', 'event'] as const)
  if (member(body, wrong) === undefined || events.length === 0) return []
  const value = right === 'event' ? events[0] : events
  const edits = [
    { in: 'body' as const, path: [wrong], value: undefined },
    { in: 'body' as const, path: [right], value },
  ]
  const fix = right === 'event' && events.length > 1 ? undefined : { code: 'useMember', edits }
  return [edgeViolation('eventOfOtherVersion', inBody(wrong), [right, wrong], { fix })]
}

const EVENT_MEMBERS: ReadonlySet<string> = new Set(['xdm', 'data', 'query', 'meta'])

/** Options of the Web SDK's commands, and misspelt members: the Edge Network ignores them. */
function unknownMembers(body: JsonObject): Finding[] {
  const ofBody = Object.keys(body).flatMap(name => (KNOWN_MEMBERS.has(name) ? [] : [[name]]))
  const ofEvents = eventsIn(body).flatMap((event, index) =>
    (isObject(event) ? Object.keys(event) : []).flatMap(name =>
      EVENT_MEMBERS.has(name) ? [] : [[...eventPath(body, index), name]],
    ),
  )
  const ofDecisions = eventsIn(body).flatMap((_, index) => unknownIn(body, [...eventPath(body, index), ...DECISIONING]))
  return [...ofBody, ...ofEvents, ...ofDecisions].map(path =>
    edgeViolation('memberUnknown', inBody(...path), [pathText(path)], { fix: removing(path) }),
  )
}

function unknownIn(body: JsonObject, path: Path): Path[] {
  const held = getAt(body, path)
  const known = new Set(EDGE_GUIDE.membersAt(path).map(({ name }) => name))
  return isObject(held) ? Object.keys(held).flatMap(name => (known.has(name) ? [] : [[...path, name]])) : []
}

function requestedByBody(body: JsonObject): Finding[] {
  const path = ['query', 'personalization']
  return getAt(body, path) === undefined
    ? []
    : [edgeViolation('decisionsRequested', inBody(...path), [], { fix: removing(path) })]
}

function checkEvent(event: JsonObject, path: Path, now: number): Finding[] {
  return [
    ...requested(event, path),
    ...pageView(event, path),
    ...types(event, path),
    ...timestamp(event, path, now),
    ...parameters(event, path),
  ]
}

function requested(event: JsonObject, path: Path): Finding[] {
  const place = [...path, 'query', 'personalization']
  if (getAt(event, ['query', 'personalization']) === undefined) return []
  return [edgeViolation('decisionsRequested', inBody(...place), [], { fix: removing(place) })]
}

/** What Analytics counts as a page view: the event type, the metric, or a page's name or URL. */
function pageView(event: JsonObject, path: Path): Finding[] {
  const type = getAt(event, ['xdm', 'eventType'])
  if (type === 'web.webpagedetails.pageViews')
    return [edgeViolation('pageViewReported', inBody(...path, 'xdm', 'eventType'), [type])]
  const found = ['pageViews', 'name', 'URL'].find(
    name => getAt(event, ['xdm', 'web', 'webPageDetails', name]) !== undefined,
  )
  if (found === undefined) return []
  const place = [...path, 'xdm', 'web', 'webPageDetails', found]
  return [
    edgeViolation('pageViewReported', inBody(...place), [pathText(['web', 'webPageDetails', found])], {
      fix: removing(place),
    }),
  ]
}

function types(event: JsonObject, path: Path): Finding[] {
  const eventType = getAt(event, ['xdm', 'eventType'])
  const types = getAt(event, [...DECISIONING, 'propositionEventType'])
  const isReport = typeof eventType === 'string' && typeOfEventType(eventType) !== undefined
  const hasPropositions = propositionsIn(event).length > 0
  return [
    ...(!hasPropositions && (isReport || types !== undefined)
      ? [edgeViolation('propositionsMissing', inBody(...path, ...DECISIONING, 'propositions'))]
      : []),
    ...(hasPropositions && isAbsent(types) ? [typeMissing(event, path)] : []),
  ]
}

function typeMissing(event: JsonObject, path: Path): Finding {
  const place = [...path, ...DECISIONING, 'propositionEventType']
  const name = reportOf(event) === 'click' ? 'interact' : 'display'
  const fix = settingAt('useType', place, { [name]: 1 })
  return edgeViolation('propositionEventTypeMissing', inBody(...place), [name], { fix })
}

function timestamp(event: JsonObject, path: Path, now: number): Finding[] {
  const place = [...path, 'xdm', 'timestamp']
  const held = getAt(event, ['xdm', 'timestamp'])
  const fix = settingAt('useNow', place, timeText(now))
  if (held === undefined) return [edgeViolation('xdmTimestampMissing', inBody(...place), [], { fix })]
  const written = textAt(event, ['xdm', 'timestamp'])
  const time = typeof held === 'string' && TIME.test(held) ? Date.parse(held) : Number.NaN
  if (Number.isNaN(time)) return [edgeViolation('xdmTimestampFormat', inBody(...place), [written], { fix })]
  return Math.abs(time - now) > HOUR ? [edgeViolation('xdmTimestampFar', inBody(...place), [written], { fix })] : []
}

function parameters(event: JsonObject, path: Path): Finding[] {
  const target = getAt(event, ['data', '__adobe', 'target'])
  if (!isObject(target)) return []
  const odd = Object.keys(target).filter(name => typeof target[name] === 'object' && target[name] !== null)
  return odd.map(name => edgeViolation('parameterKind', inBody(...path, 'data', '__adobe', 'target', name), [name]))
}
