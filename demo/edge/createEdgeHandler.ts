import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Checking } from './acceptNotifications.ts'
import { activities } from './activities.ts'
import { allowOrigin } from './allowOrigin.ts'
import { toError, type Desk } from './answerDelivery.ts'
import { createCounter, type Counts } from './createCounter.ts'
import { createDeliveryRoute, type DeliveryOptions } from './createDeliveryRoute.ts'
import { createSeal } from './createSeal.ts'
import { createEdgeNetworkRoute } from './edge-network/createEdgeNetworkRoute.ts'
import { parseEdgeNetworkPath } from './edge-network/edgeNetworkPath.ts'
import { createPropositionIndex } from './edge-network/propositionIndex.ts'
import { readBody } from './readBody.ts'
import type { RecordedRequest } from './recordedRequest.ts'
import { sendAnswer } from './sendAnswer.ts'
import { toArtifact } from './toArtifact.ts'
import { createTokenIndex } from './tokenIndex.ts'

export type EdgeOptions = Partial<DeliveryOptions> & {
  /** How notifications are checked; `strict` by default. */
  checking?: Checking
  /** The clock, in ms since the epoch, that notification timestamps are compared with. */
  now?: () => number
}

export type EdgeHandler = {
  /** Answers one HTTP request; pass it to `http.createServer`. */
  handle(request: IncomingMessage, response: ServerResponse): void
  counts(): Counts
  /** Every request to the delivery path in order of arrival; only the latest 1,000 are kept. */
  requests(): RecordedRequest[]
  setChecking(checking: Checking): void
  /** The Edge Network's calls and counts, apart from those of the Delivery API. */
  edgeNetwork: { counts(): Counts; requests(): RecordedRequest[] }
}

const MAX_BODY = 60_000_000

/**
 * The edge as a request handler: the Delivery API and the Edge Network, `GET /counts` and `GET /edge-network-counts`, and
 * `PUT /checking` with `strict` or `lenient`.
 */
export function createEdgeHandler({
  checking = 'strict',
  now = Date.now,
  maxBodyBytes = MAX_BODY,
  cookie = 'same site',
}: EdgeOptions = {}): EdgeHandler {
  const counter = createCounter()
  const artifact = toArtifact(activities)
  const desk: Desk = {
    artifact,
    tokens: createTokenIndex(activities),
    seal: createSeal(),
    now,
    counter,
    checking,
  }
  const delivery = createDeliveryRoute(desk, { maxBodyBytes, cookie })
  const events = createCounter()
  const edgeNetwork = createEdgeNetworkRoute(
    { activities, artifact, index: createPropositionIndex(activities), counter: events },
    maxBodyBytes,
  )
  const readable = new Map([
    ['/counts', counter.counts],
    ['/edge-network-counts', events.counts],
  ])

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(`http://edge${request.url ?? '/'}`)
    if (pathname === '/rest/v1/delivery') return delivery.deliver(request, response, searchParams)
    const edgePath = parseEdgeNetworkPath(pathname)
    if (edgePath !== undefined) return edgeNetwork.answer(request, response, edgePath, searchParams)
    allowOrigin(request, response, 'GET, PUT')
    if (request.method === 'OPTIONS') return sendAnswer(response, { status: 204, body: undefined })
    const read = readable.get(pathname)
    if (read !== undefined && request.method === 'GET') return sendAnswer(response, { status: 200, body: read() })
    if (pathname === '/checking' && request.method === 'PUT') {
      const wanted = await readBody(request, 100)
      if (wanted !== 'strict' && wanted !== 'lenient') return sendAnswer(response, toError(400, 'strict or lenient'))
      desk.checking = wanted
      return sendAnswer(response, { status: 204, body: undefined })
    }
    const isKnown = read !== undefined || pathname === '/checking'
    sendAnswer(response, isKnown ? toError(405, 'GET /counts, PUT /checking') : toError(404, `Nothing at ${pathname}`))
  }

  return {
    handle: (request, response) => void route(request, response).catch(() => response.destroy()),
    counts: counter.counts,
    requests: delivery.requests,
    setChecking: wanted => (desk.checking = wanted),
    edgeNetwork: { counts: events.counts, requests: edgeNetwork.requests },
  }
}
