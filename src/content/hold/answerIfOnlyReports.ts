import { targetPathKind } from '../../core/dialect/targetUrls.ts'
import { isArray } from '../channel/arrayPrimordials.ts'
import { createUrl, hasOwn, pathnameOf, stringify } from '../channel/primordials.ts'
import { append, parse, queryMember } from './primordials.ts'

/** What the page gets for a request that is held; without a body for 204. */
export interface StandIn {
  status: 200 | 204
  body: string
}

/** The answer to a call that only collects. */
const NO_CONTENT: StandIn = { status: 204, body: '' }

/**
 * The answer in place of Target's to a request that only reports; undefined for any other, which must not be held: it
 * also requests decisions, or cannot be read. `text` is undefined for a body that cannot be read at once: then only a
 * call that never requests anything is held.
 */
export function answerIfOnlyReports(url: string, text: string | undefined): StandIn | undefined {
  const kind = targetPathKind(pathnameOf(createUrl(url, url)))
  if (text === undefined) return kind === 'collect' ? NO_CONTENT : undefined
  const body: unknown = parse(text)
  if (kind === 'delivery') return answerToDelivery(body)
  if (!onlyReportsEvents(body)) return undefined
  return kind === 'collect' ? NO_CONTENT : answerToEvents(url)
}

function answerToDelivery(body: unknown): StandIn | undefined {
  const notifications = own(body, 'notifications')
  if (!isArray(notifications) || notifications.length === 0) return undefined
  if (own(body, 'prefetch') !== undefined || own(body, 'execute') !== undefined) return undefined
  const answer = {
    status: 200,
    requestId: own(body, 'requestId'),
    id: own(body, 'id'),
    notifications: echoesOf(notifications),
  }
  return { status: 200, body: stringify(answer) }
}

function echoesOf(notifications: readonly unknown[]): unknown[] {
  const echoes: unknown[] = []
  for (let at = 0; at < notifications.length; at++) append(echoes, { id: own(notifications[at], 'id') })
  return echoes
}

function answerToEvents(url: string): StandIn {
  return { status: 200, body: stringify({ requestId: queryMember(url, 'requestId'), handle: [] }) }
}

/** Whether a request of the Edge Network has events, each of which reports propositions and requests none. */
function onlyReportsEvents(body: unknown): boolean {
  if (requestsDecisions(body)) return false
  const events = own(body, 'events')
  if (events === undefined) return onlyReports(own(body, 'event'))
  if (!isArray(events) || events.length === 0) return false
  for (let at = 0; at < events.length; at++) if (!onlyReports(events[at])) return false
  return true
}

function onlyReports(event: unknown): boolean {
  const xdm = own(event, 'xdm')
  const decisioning = own(own(xdm, '_experience'), 'decisioning')
  const propositions = own(decisioning, 'propositions')
  if (requestsDecisions(event) || !isArray(propositions) || propositions.length === 0) return false
  const types = own(decisioning, 'propositionEventType')
  return (
    own(types, 'display') !== undefined || own(types, 'interact') !== undefined || isReportType(own(xdm, 'eventType'))
  )
}

/** Version 2 of the service has the query beside the event. */
function requestsDecisions(owner: unknown): boolean {
  return own(own(owner, 'query'), 'personalization') !== undefined
}

function isReportType(type: unknown): boolean {
  switch (type) {
    case 'decisioning.propositionDisplay':
    case 'decisioning.propositionInteract':
    // Versions of the Web SDK before the present names.
    case 'display':
    case 'click':
      return true
    default:
      return false
  }
}

/** A member of parsed JSON. */
function own(owner: unknown, name: string): unknown {
  const isObject = typeof owner === 'object' && owner !== null
  return isObject && hasOwn(owner, name) ? (owner as { [name: string]: unknown })[name] : undefined
}
