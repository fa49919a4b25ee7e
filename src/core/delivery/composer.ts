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
import { put } from '../dialect/fieldText.ts'
import type { NotificationRequest } from '../dialect/notificationRequest.ts'
import { addressError, isPlainHost } from '../exchange/host.ts'
import { splitUrl, withHost, withQueryMember } from '../exchange/url.ts'
import type { JsonObject } from '../json/json.ts'
import { parseAddress } from './address.ts'
import { DELIVERY_PATH } from './deliveryPath.ts'
import { writeEnvelope } from './notification/envelope.ts'
import { notificationsIn } from './notification/fields.ts'
import { readRequestField } from './notification/requestFields.ts'

const FIELDS: readonly ComposedField[] = [
  { name: 'type', choices: ['display', 'click'] },
  { name: 'location', choices: ['mbox', 'view', 'pageLoad'] },
  { name: 'mboxName' },
  { name: 'viewName' },
  { name: 'token', help: 'token' },
  { name: 'state', isLong: true, help: 'state' },
  { name: 'client', help: 'client' },
  { name: 'host', help: 'deliveryHost' },
  { name: 'sessionId', help: 'sessionId' },
  { name: 'tntId', help: 'tntId' },
]

/** How a notification to the Delivery API is composed. */
export const deliveryComposer: Composer = {
  fields: FIELDS,
  account: ['client', 'host'],
  hasField: (texts, field) => {
    if (field === 'mboxName') return locationIn(texts) === 'mbox'
    if (field === 'viewName') return locationIn(texts) === 'view'
    return field !== 'state' || !isClick(texts)
  },
  read,
  check,
  compose,
}

function isClick(texts: ComposedTexts): boolean {
  return textOf(texts, 'type') === 'click'
}

function locationIn(texts: ComposedTexts): 'mbox' | 'view' | 'pageLoad' {
  const chosen = textOf(texts, 'location')
  return chosen === 'view' || chosen === 'pageLoad' ? chosen : 'mbox'
}

function read(request: NotificationRequest): ComposedTexts {
  const at = (field: string): string => readRequestField(request, { field, index: 0 })
  const address = { host: at('host'), client: parseAddress(request.url).client, sessionId: at('sessionId') }
  const visit = { ...address, tntId: at('tntId') }
  if (notificationsIn(request.body).length === 0) return filledTexts(visit)
  const location = at('location')
  const [token] = at('tokens').split('\n')
  const named = { mboxName: at('mboxName'), viewName: at('viewName'), state: at('state') }
  // A click on the whole page names no location.
  const place = location === 'none' ? 'pageLoad' : location
  return filledTexts({ ...visit, ...named, type: at('type'), location: place, token })
}

function check(texts: ComposedTexts, base?: NotificationRequest): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  const location = locationIn(texts)
  const [client, host] = [textOf(texts, 'client'), textOf(texts, 'host')]
  for (const field of [location === 'view' ? 'viewName' : 'mboxName', 'token']) {
    if (textOf(texts, field) === '') problems.set(field, 'required')
  }
  if (location === 'pageLoad') problems.delete('mboxName')
  const hasOrganization = splitUrl(base?.url ?? '').query.has('imsOrgId')
  if (client === '' && !(host !== '' && hasOrganization)) problems.set('client', 'required')
  else if (host === '' && !isPlainHost(hostOf(client))) problems.set('client', 'client')
  if (host !== '' && !isTypedHost(host)) problems.set('host', 'host')
  return problems
}

/** Where calls of a client go before its visitor has an edge. */
function hostOf(client: string): string {
  return `${client}.tt.omtrdc.net`
}

function compose(texts: ComposedTexts, { base, newId }: ComposeContext): ComposedCall {
  const client = textOf(texts, 'client')
  const typedSession = textOf(texts, 'sessionId')
  const sessionId = typedSession === '' ? newId() : typedSession
  const start = base && addressError(base.url) === undefined ? base.url : `https://host${DELIVERY_PATH}`
  const hosted = withHost(start, textOf(texts, 'host') || hostOf(client))
  const named = withQueryMember(hosted, 'client', client === '' ? undefined : client)
  const url = withQueryMember(named, 'sessionId', sessionId)
  const body = put({ context: { channel: 'web' }, ...base?.body }, 'notifications', undefined)
  const request = writeEnvelope({ url, body }, 'tntId', textOf(texts, 'tntId')).body
  return {
    url,
    request,
    response: { status: 200, ...(client !== '' && { client }), prefetch: contentOf(texts) },
    doubts: typedSession === '' ? [{ value: sessionId, doubt: 'made up' }] : [],
  }
}

/** The part of an answer that delivers the token. */
function contentOf(texts: ComposedTexts): JsonObject {
  const [eventToken, state] = [textOf(texts, 'token'), textOf(texts, 'state')]
  const delivered = isClick(texts)
    ? { metrics: [{ type: 'click', eventToken }] }
    : { options: [{ type: 'html', content: '', eventToken }], ...(state !== '' && { state }) }
  switch (locationIn(texts)) {
    case 'mbox':
      return { mboxes: [{ index: 0, name: textOf(texts, 'mboxName'), ...delivered }] }
    case 'view':
      return { views: [{ name: textOf(texts, 'viewName'), ...delivered }] }
    case 'pageLoad':
      return { pageLoad: delivered }
  }
}
