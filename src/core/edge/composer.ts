import {
  filledTexts,
  isTypedHost,
  textOf,
  type ComposeContext,
  type ComposedCall,
  type ComposedField,
  type ComposedTexts,
  type Composer,
} from '../dialect/composer.ts'
import type { Event } from '../dialect/event.ts'
import type { NotificationRequest } from '../dialect/notificationRequest.ts'
import { addressError } from '../exchange/host.ts'
import { member, memberText, parseObject, type JsonObject } from '../json/json.ts'
import { setAt } from '../json/jsonPath.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import { providerOf } from './decision.ts'
import { readEventField } from './drafting/eventFields.ts'
import { eventAt, eventsIn, putEvents, withoutEvents } from './drafting/events.ts'
import { propositionsIn, tokenPath } from './drafting/propositionFields.ts'
import { readEdgeField, writeEdgeField } from './drafting/requestFields.ts'
import { sendUrl, toUuid } from './drafting/sendUrl.ts'
import { objectOf } from './scopeDetails.ts'
import { tokenIn } from './tokens.ts'

const FIELDS: readonly ComposedField[] = [
  { name: 'type', choices: ['display', 'interact'] },
  { name: 'scope', help: 'scope' },
  { name: 'propositionId', help: 'propositionId' },
  { name: 'token', help: 'token' },
  { name: 'scopeDetails', hint: 'json', isLong: true, help: 'scopeDetails' },
  { name: 'datastream', help: 'datastream' },
  { name: 'host', help: 'edgeHost' },
  { name: 'metaState', hint: 'json', isLong: true, help: 'metaState' },
]

/** Where the calls of customers without a domain of their own go. */
const ADOBES_HOST = 'edge.adobedc.net'

/** How an event for the Edge Network is composed. */
export const edgeComposer: Composer = {
  fields: FIELDS,
  account: ['datastream', 'host'],
  hasField: () => true,
  read,
  check,
  compose,
}

function eventIn(texts: ComposedTexts): Event {
  return textOf(texts, 'type') === 'interact' ? 'click' : 'display'
}

function read(request: NotificationRequest): ComposedTexts {
  const at = (field: string): string => readEdgeField(request, { field, index: 0 })
  const account = { datastream: at('datastream'), host: at('host'), metaState: at('metaState') }
  const event = eventAt(request.body, 0)
  const [proposition] = propositionsIn(event)
  if (proposition === undefined) return filledTexts(account)
  const type = readEventField(event, 'propositionEventType') === 'interact' ? 'interact' : 'display'
  const details = objectOf(member(proposition, 'scopeDetails'))
  return filledTexts({
    ...account,
    type,
    scope: memberText(proposition, 'scope'),
    propositionId: memberText(proposition, 'id'),
    scopeDetails: memberText({ details }, 'details'),
    token: tokenIn(details, eventIn({ type })),
  })
}

function check(texts: ComposedTexts): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  for (const field of ['scope', 'propositionId', 'datastream']) {
    if (textOf(texts, field) === '') problems.set(field, 'required')
  }
  for (const field of ['scopeDetails', 'metaState']) {
    const text = textOf(texts, field)
    if (text !== '' && !parseObject(text)) problems.set(field, 'json')
  }
  const details = parseObject(textOf(texts, 'scopeDetails'))
  if (details && providerOf({ scopeDetails: details }) !== undefined) problems.set('scopeDetails', 'provider')
  if (textOf(texts, 'token') === '' && tokenIn(details, eventIn(texts)) === undefined) problems.set('token', 'required')
  const host = textOf(texts, 'host')
  if (host !== '' && !isTypedHost(host)) problems.set('host', 'host')
  return problems
}

function compose(texts: ComposedTexts, { base, newId }: ComposeContext): ComposedCall {
  const called = base && addressError(base.url) === undefined ? base.url : ''
  const url = sendUrl(called, undefined, toUuid(newId()))
  const start = { url, body: withoutReports(base?.body ?? {}, url) }
  const hosted = writeEdgeField(start, { field: 'host', index: 0 }, textOf(texts, 'host') || ADOBES_HOST)
  const request = ['datastream', 'metaState'].reduce(
    (made, field) => writeEdgeField(made, { field, index: 0 }, textOf(texts, field)),
    hosted,
  )
  return {
    url: request.url,
    request: request.body,
    response: {
      requestId: toUuid(newId()),
      handle: [{ type: 'personalization:decisions', payload: [propositionOf(texts)] }],
    },
    doubts: [],
  }
}

/** The body whose events have only what every event of the visit repeats. */
function withoutReports(body: JsonObject, url: string): JsonObject {
  const events = eventsIn(body).map(event => ({ xdm: frameOf(member(event, 'xdm')) }))
  return events.length === 0 ? body : putEvents(withoutEvents(body), events, url)
}

function frameOf(xdm: unknown): JsonObject {
  const names = ['identityMap', 'implementationDetails'].filter(name => member(xdm, name) !== undefined)
  return keepNumbers(Object.fromEntries(names.map(name => [name, member(xdm, name)])), xdm)
}

const SCHEMA = 'https://ns.adobe.com/personalization/'

/** The proposition that delivers the token. */
function propositionOf(texts: ComposedTexts): JsonObject {
  const event = eventIn(texts)
  const details = parseObject(textOf(texts, 'scopeDetails')) ?? { decisionProvider: 'TGT' }
  const token = textOf(texts, 'token')
  return {
    id: textOf(texts, 'propositionId'),
    scope: textOf(texts, 'scope'),
    scopeDetails: token === '' ? details : setAt(details, tokenPath(details, event), token),
    items: [
      event === 'click'
        ? { schema: `${SCHEMA}measurement`, data: { type: 'click' } }
        : { schema: `${SCHEMA}html-content-item`, data: { content: '' } },
    ],
  }
}
