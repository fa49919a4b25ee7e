import type { Decision, Dialect, ParsedExchange } from '../dialect/dialect.ts'
import { placeOf } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { requestBody, type Body, type Exchange } from '../exchange/exchange.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { parseObject } from '../json/json.ts'
import { memoizeWeakly } from '../memoize.ts'
import { compareEdge } from './compare.ts'
import { edgeContentOf } from './content.ts'
import { activityOf, edgeDecisionsOf } from './decision.ts'
import { isEdgePath } from './edgePath.ts'
import { EDGE_IDENTITY } from './identity.ts'
import { answersInScript } from './inlineAnswers.ts'
import { answerInEvent, commandOf, edgeRenderingsOf } from './pageEvents.ts'
import { isEdgeAnswer, isEdgeRequest } from './imports/sides.ts'
import { judgeEdge, edgeOutcomeOf } from './outcome.ts'
import { edgeOf, type EdgeCall } from './read.ts'
import { edgeReason } from './reason.ts'
import { edgeNotificationsOf } from './sentNotification.ts'
import { summarise } from './summary.ts'
import { isPageAction, versionHints } from './versions.ts'
import { answeredEcid, askedEcid } from './visitor.ts'

/** The Edge Network, as the Web SDK calls it. */
export const edge: Dialect = {
  name: 'edge',
  stateName: 'id',
  owns,
  parse: exchange => parseEdge(exchange),
  decisionsOf: edgeDecisionsOf,
  notificationsOf: edgeNotificationsOf,
  outcomeOf: edgeOutcomeOf,
  judge: judgeEdge,
  // An answer repeats nothing of the request's events.
  echoesOf: () => undefined,
  compare: compareEdge,
  remarksOnUnknown: ({ location }) => [edgeReason('mayBeAppliedResponse', { location })],
  isExplainedByWitness: ({ code }) => code === 'mayBeAppliedResponse',
  hintsOf,
  activityOf,
  contentOf: edgeContentOf,
  summarise,
  identity: EDGE_IDENTITY,
  renderingsOf: edgeRenderingsOf,
  answersInScript,
  answerInEvent,
  commandOf,
}

/** Reads the exchange of an Edge Network call, once; the result has the call's own members too. */
export const parseEdge = memoizeWeakly((exchange: Exchange): ParsedExchange & EdgeCall => {
  const call = edgeOf({ exchange })
  const [page] = call.events.flatMap(({ xdm }) => xdm?.web?.webPageDetails?.URL || [])
  // Only the ECID is the same in all calls of a visit: a datastream serves many visitors, and there is no session.
  const visit = askedEcid(call) ?? answeredEcid(call)
  return Object.assign(call, { dialect: edge, exchange, visit, pageUrl: page })
})

function owns(exchange: Exchange): boolean {
  const url = exchange.request?.url ?? ''
  if (url === '') return isOfEdge(exchange)
  const { path, query } = pathAndQuery(url)
  return isEdgePath(path, query)
}

/** Whether an exchange without a URL, as from a file, has the bodies of an Edge Network call. */
function isOfEdge(exchange: Exchange): boolean {
  const { response } = exchange
  const [sent, answered] = [
    objectIn(requestBody(exchange)),
    response?.kind === 'answered' ? objectIn(response.body) : undefined,
  ]
  return (sent !== undefined && isEdgeRequest(sent)) || (answered !== undefined && isEdgeAnswer(answered))
}

function objectIn(body: Body) {
  return body.kind === 'text' ? parseObject(body.text) : undefined
}

/** Why the Web SDK may not have sent the display of a decision: the page's own code must, or has delayed it. */
function hintsOf(decision: Decision): Reason[] {
  if (decision.item.kind === 'nothing') return versionHints(decision)
  // Other products display by rules of their own.
  if (decision.event === undefined) return []
  const how = isPageAction(decision) ? 'mayBeQueued' : 'displayedByPage'
  return [edgeReason(how, placeOf(decision)), ...versionHints(decision)]
}
