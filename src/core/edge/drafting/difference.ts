import type { Decision, SentNotification } from '../../dialect/dialect.ts'
import { judgePairs, pairMembers, type Assessed, type Pair } from '../../dialect/compareMembers.ts'
import type { Difference, Weight } from '../../dialect/difference.ts'
import { splitUrl } from '../../exchange/url.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { removeAt } from '../../json/jsonPath.ts'
import { parseEdgeAddress } from '../address.ts'
import { overrideOf } from '../compare.ts'
import { edgeOf, type EdgeCall } from '../read.ts'
import { reportedBy } from '../sentNotification.ts'
import { DECISIONING } from './event.ts'
import { eventAt, withoutEvents } from './events.ts'

type Kind = Difference['kind']

/**
 * Compares a proposition of the tester's with the page's own, member by member: the proposition with its event, then the
 * URL, then the rest of the request, its other events and propositions aside.
 */
export function edgeDifference(
  own: SentNotification,
  pages: SentNotification,
  decisions: readonly Decision[],
): Difference[] {
  const [ofYours, ofPages] = [partsOf(own), partsOf(pages)]
  const pairs = (['notification', 'url', 'request'] as const).flatMap(part =>
    pairMembers(part, ofPages[part], ofYours[part]),
  )
  return judgePairs(pairs, { isNew, explain: (pair, kind) => explain(pair, kind, decisions) })
}

/** In the Web SDK's own requests these are new each time. */
function isNew({ part, path }: Pair): boolean {
  return (part === 'notification' && path === 'xdm.timestamp') || (part === 'url' && path === 'requestId')
}

/** By part and path; the first match is the member's rule. Members without a rule matter only if they differ. */
const RULES: readonly [
  Pair['part'],
  RegExp,
  (pair: Pair, kind: Kind, decisions: readonly Decision[]) => Assessed | undefined,
][] = [
  ['notification', /^proposition\.(?:id|scope)$/, whenUnequal('error', 'propositionAnother')],
  ['notification', /^proposition\.scopeDetails\b.*\beventTokens?\b/, explainToken],
  ['notification', /^proposition\.scopeDetails\b/, whenUnequal('error', 'scopeDetailsAnother')],
  ['notification', /^proposition\.items\b/, whenUnequal('note', 'itemsAnother')],
  ['notification', /^xdm\._experience\.decisioning\.propositionEventType\b/, whenUnequal('error', 'eventAnother')],
  ['notification', /^xdm\.eventType$/, whenUnequal('warning', 'eventTypeAnother')],
  ['notification', /^xdm\.identityMap\b/, whenUnequal('warning', 'identityAnother')],
  ['notification', /^data\.__adobe\.target\b/, whenUnequal('warning', 'parameterAnother')],
  ['notification', /^xdm\.(?:web|device|environment|placeContext)\b/, onlyIn('pageDetailsOnlyInPages')],
  ['url', /^datastream$/, unlessDelivered('datastreamAnother', call => call.address.datastream)],
  ['url', /^action$/, whenUnequal('note', 'actionAnother')],
  ['url', /^locationHint$/, whenUnequal('warning', 'clusterAnother')],
  ['url', /^host$/, whenUnequal('note', 'hostAnother')],
  ['request', /^meta\.configOverrides\.com_adobe_target\b/, unlessDelivered('overrideAnother', overrideOf)],
  ['request', /^meta\.configOverrides\b/, whenUnequal('warning', 'overrideAnother')],
  ['request', /^meta\.state\.entries\b/, whenUnequal('note', 'cookieAnother')],
]

function explain(pair: Pair, kind: Kind, decisions: readonly Decision[]): Assessed | undefined {
  const [, , rule] = RULES.find(([part, path]) => part === pair.part && path.test(pair.path)) ?? []
  return rule?.(pair, kind, decisions)
}

/** The codes of what differences mean. */
export const EDGE_DIFFERENCE_CODES = [
  'propositionAnother',
  'scopeDetailsAnother',
  'itemsAnother',
  'eventAnother',
  'eventTypeAnother',
  'identityAnother',
  'parameterAnother',
  'pageDetailsOnlyInPages',
  'datastreamAnother',
  'actionAnother',
  'clusterAnother',
  'hostAnother',
  'overrideAnother',
  'cookieAnother',
  'tokenOfOtherOption',
  'tokenNotDeliveredInYours',
  'tokenNotDeliveredInPages',
  'tokenAnother',
] as const
type Code = (typeof EDGE_DIFFERENCE_CODES)[number]

function whenUnequal(weight: Weight, code: Code) {
  return (_: Pair, kind: Kind): Assessed | undefined =>
    kind === 'equal' ? undefined : { weight, why: { code, values: [] } }
}

/** A value that a call must share with the one that delivered the decision: then the page's is wrong, if it differs. */
function unlessDelivered(code: Code, valueOf: (call: EdgeCall) => string | undefined) {
  return ({ yours }: Pair, kind: Kind, decisions: readonly Decision[]): Assessed | undefined => {
    if (kind === 'equal') return undefined
    const isDelivered = decisions.some(({ read }) => valueOf(edgeOf(read)) === yours)
    return { weight: isDelivered ? 'warning' : 'error', why: { code, values: [] } }
  }
}

/** The page's events describe the page; a send by hand leaves that out on purpose. */
function onlyIn(code: Code) {
  return (_: Pair, kind: Kind): Assessed | undefined =>
    kind === "only the page's" ? { weight: 'equal', why: { code, values: [] } } : undefined
}

/** Which of two tokens is right shows in what was delivered. */
function explainToken({ pages, yours }: Pair, kind: Kind, decisions: readonly Decision[]): Assessed | undefined {
  if (kind === 'equal') return undefined
  const isKnown = (token: unknown): boolean => decisions.some(decision => decision.token === token)
  const because = (weight: Weight, code: Code): Assessed => ({ weight, why: { code, values: [] } })
  if (isKnown(yours) && isKnown(pages)) return because('note', 'tokenOfOtherOption')
  if (isKnown(pages)) return because('error', 'tokenNotDeliveredInYours')
  return isKnown(yours) ? because('warning', 'tokenNotDeliveredInPages') : because('error', 'tokenAnother')
}

type Parts = Record<Pair['part'], unknown>

function partsOf(notification: SentNotification): Parts {
  const { rawRequest = {} } = edgeOf(notification.read)
  const index = reportedBy(notification)?.eventIndex ?? 0
  const place = [['query'], [...DECISIONING, 'propositions']]
  const event = place.reduce<unknown>(removeAt, eventAt(rawRequest, index))
  return {
    notification: { proposition: notification.raw, ...(isObject(event) ? event : {}) },
    url: urlParts(notification.read.exchange.request?.url ?? ''),
    request: withoutEvents(rawRequest),
  }
}

/** The members of a URL by the service's names; the datastream has another one in each version. */
function urlParts(url: string): JsonObject {
  const { base, query } = splitUrl(url)
  const { action, locationHint, datastream } = parseEdgeAddress(url)
  const host = /^(?:[a-z]+:)?\/\/([^/]*)/i.exec(base)?.[1]
  const others = [...query].filter(([name]) => name !== 'configId' && name !== 'dataStreamId')
  const parts = Object.entries({ host, locationHint, action, datastream, ...Object.fromEntries(others) })
  return Object.fromEntries<unknown>(parts.filter(([, value]) => value !== undefined))
}
