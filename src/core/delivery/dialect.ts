import type { Decision, Dialect, Echo, ParsedExchange } from '../dialect/dialect.ts'
import { placeOf } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { memoizeWeakly } from '../memoize.ts'
import { compare } from './compare.ts'
import { activityInTokens, contentOf } from './content.ts'
import { decisionsOf, locationsOf } from './decision.ts'
import { isDeliveryPath } from './deliveryPath.ts'
import { IDENTITY } from './identity.ts'
import { judge } from './judge.ts'
import { outcomeOf } from './outcome.ts'
import { pageUrl } from './pageUrl.ts'
import { deliveryOf, type DeliveryCall } from './read.ts'
import { deliveryReason } from './reason.ts'
import { parseRenderings } from './rendering.ts'
import { notificationsOf } from './sentNotification.ts'
import { readServerState } from './serverState.ts'

/** The Delivery API, as at.js and the server SDKs call it. */
export const delivery: Dialect = {
  name: 'delivery',
  hasNewStates: true,
  owns: ({ request }) => isDeliveryPath(pathAndQuery(request?.url ?? '').path),
  parse: exchange => parseDelivery(exchange),
  decisionsOf,
  notificationsOf,
  outcomeOf,
  judge,
  echoesOf,
  compare,
  hintsOf,
  activityOf: activityInTokens,
  contentOf,
  summarise: read => {
    const { request } = deliveryOf(read)
    const kinds = [
      ...(request?.execute ? ['execute'] : []),
      ...(request?.prefetch ? ['prefetch'] : []),
      ...(request?.notifications ?? []).map(({ type }) => type ?? ''),
    ]
    return { kinds, locations: locationsOf(request) }
  },
  identity: IDENTITY,
  renderingsOf: events => events.flatMap(parseRenderings),
  readServerState,
}

/** Reads the exchange of a Delivery call, once; the result has the call's own members too. */
export const parseDelivery = memoizeWeakly((exchange: Exchange): ParsedExchange & DeliveryCall => {
  const call = deliveryOf({ exchange })
  return Object.assign(call, { dialect: delivery, exchange, visit: call.address.sessionId, pageUrl: pageUrl(call) })
})

function echoesOf(read: ParsedExchange): Echo[] | undefined {
  const { response } = deliveryOf(read)
  return response && (response.notifications ?? []).map(echo => ({ id: echo.id, trace: echo['trace'] }))
}

/** Why at.js itself will not notify a decision: the page's own code must. */
function hintsOf(decision: Decision): Reason[] {
  const { location, arrival, item } = decision
  const place = placeOf(decision)
  const isIgnored = arrival === 'server state' && location.kind === 'mbox'
  const isJson = item.kind === 'option' && item.type === 'json'
  return [
    ...(isIgnored ? [deliveryReason('ignoredInServerState', place)] : []),
    ...(isJson ? [deliveryReason('jsonOffer', place)] : []),
  ]
}
