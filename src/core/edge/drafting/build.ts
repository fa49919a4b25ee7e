import type { Decision, ParsedExchange } from '../../dialect/dialect.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { isOwnSend, startTime } from '../../exchange/exchange.ts'
import { addressError } from '../../exchange/host.ts'
import { isApart, isImported } from '../../exchange/imported.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'
import { answeredHint } from '../compare.ts'
import { edgeOf, type EdgeCall } from '../read.ts'
import { answeredEcid, askedEcid } from '../visitor.ts'
import type { EventFrame } from './event.ts'
import { eventsIn, putEvents } from './events.ts'
import { hasIdentityCookie, isOfPagesDomain } from './cookies.ts'
import { sendUrl, toUuid } from './sendUrl.ts'

/** Members of the call's `meta` that its events repeat: identity, overrides and where the datastream was overridden. */
const REPEATED = ['state', 'configOverrides', 'sdkConfig', 'target'] as const

/** A request without its events, and what each of them repeats. */
export interface Envelope {
  url: string
  body: JsonObject
  frame: EventFrame
}

/**
 * Builds what surrounds the events that report a decision, from the call that delivered it: its URL, datastream, overrides
 * and identity. An answer that the page was given has no call: then the page's newest own call has them.
 */
export function envelopeFor({ read }: Decision, calls: readonly ParsedExchange[], newId: () => string): Envelope {
  const source = hasUrl(read) ? read : newestCall(read, calls)
  const call = edgeOf(source ?? read)
  const url = sendUrl(source?.exchange.request?.url ?? '', answeredHint(call), toUuid(newId()))
  const meta = metaOf(call, url)
  const query = member(call.rawRequest?.['query'], 'identity')
  const body: JsonObject = {
    ...(query !== undefined && { query: { identity: query } }),
    ...(Object.keys(meta).length > 0 && { meta }),
    ...mapOfRequest(call),
  }
  return { url, body, frame: frameIn(call, { url, body, delivered: edgeOf(read) }) }
}

/** What an event of a decision's own call repeats. */
export function frameOfDecision(decision: Decision): EventFrame {
  return envelopeFor(decision, [], () => '').frame
}

/** The whole request with these events; version 2 of the service has one event. */
export function requestOf({ url, body }: Envelope, events: readonly JsonObject[]): NotificationRequest {
  return { url, body: putEvents(body, events, url) }
}

function hasUrl({ exchange }: ParsedExchange): boolean {
  return (exchange.request?.url ?? '') !== ''
}

/** The page's newest call with events: of the same document if there is one, else of any that the decision may belong to. */
function newestCall(read: ParsedExchange, calls: readonly ParsedExchange[]): ParsedExchange | undefined {
  const made = calls.filter(
    call =>
      edgeOf(call).events.length > 0 &&
      addressError(call.exchange.request?.url ?? '') === undefined &&
      !isOwnSend(call.exchange),
  )
  const newest = made.toSorted((a, b) => startTime(b.exchange) - startTime(a.exchange))
  return (
    newest.find(({ exchange }) => exchange.documentId === read.exchange.documentId) ??
    newest.find(({ exchange }) => !isApart(exchange, read.exchange)) ??
    newest.find(({ exchange }) => !isImported(exchange))
  )
}

function metaOf(call: EdgeCall, url: string): JsonObject {
  const sent = call.rawRequest?.['meta']
  const kept = REPEATED.flatMap(name => {
    const value = member(sent, name)
    return value === undefined ? [] : [[name, name === 'state' ? stateOf(value, call, url) : value] as const]
  })
  return keepNumbers(Object.fromEntries<unknown>(kept), sent)
}

interface Cookie {
  key: string
  value: unknown
}

/**
 * The cookies as the page has them after the answer. Of a domain of the page's own they travel as cookies, so the body
 * lists none.
 */
function stateOf(sent: unknown, { response }: EdgeCall, url: string): unknown {
  if (!isObject(sent) || isOfPagesDomain(url, sent['domain'])) return sent
  const list: unknown = sent['entries']
  const entries = (Array.isArray(list) ? (list as unknown[]) : []).filter(isCookie)
  const stored = (response?.state ?? []).filter(({ key = '' }) => key.startsWith('kndctr_'))
  const cookies = new Map([...entries, ...stored].map(({ key, value }) => [key, { key, value }]))
  return cookies.size === 0 ? sent : { ...sent, entries: [...cookies.values()] }
}

function isCookie(entry: unknown): entry is Cookie {
  return typeof member(entry, 'key') === 'string'
}

/** An identity map of the whole request, as servers write it. */
function mapOfRequest({ rawRequest }: EdgeCall): JsonObject {
  const map = member(rawRequest?.['xdm'], 'identityMap')
  return map === undefined ? {} : { xdm: { identityMap: map } }
}

/** What the call's own event has; without any identity in the request the visitor of the answer is named. */
function frameIn(
  call: EdgeCall,
  { url, body, delivered }: { url: string; body: JsonObject; delivered: EdgeCall },
): EventFrame {
  const xdms = eventsIn(call.rawRequest ?? {}).map(event => member(event, 'xdm'))
  const first = (name: string): unknown => xdms.map(xdm => member(xdm, name)).find(value => value !== undefined)
  const map = first('identityMap')
  const state = member(body['meta'], 'state')
  const isKnown =
    askedEcid(call) !== undefined || hasIdentityCookie(state) || isOfPagesDomain(url, member(state, 'domain'))
  const ecid = answeredEcid(delivered) ?? askedEcid(delivered)
  const named =
    isKnown || ecid === undefined ? {} : { ECID: [{ id: ecid, authenticatedState: 'ambiguous', primary: true }] }
  const identityMap = isObject(map) || !('ECID' in named) ? map : named
  return { implementationDetails: first('implementationDetails'), identityMap }
}
