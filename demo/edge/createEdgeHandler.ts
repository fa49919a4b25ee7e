import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Checking } from './acceptNotifications.ts'
import { activities } from './activities.ts'
import { allowOrigin } from './allowOrigin.ts'
import { toError, type Desk } from './answerDelivery.ts'
import { createCounter, type Counts } from './createCounter.ts'
import { createDeliveryRoute, type DeliveryOptions, type RecordedRequest } from './createDeliveryRoute.ts'
import { createSeal } from './createSeal.ts'
import { readBody } from './readBody.ts'
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
}

const MAX_BODY = 60_000_000

/** The edge as a request handler: the Delivery API, `GET /counts`, and `PUT /checking` with `strict` or `lenient`. */
export function createEdgeHandler({
  checking = 'strict',
  now = Date.now,
  maxBodyBytes = MAX_BODY,
  cookie = 'same site',
}: EdgeOptions = {}): EdgeHandler {
  const counter = createCounter()
  const desk: Desk = {
    artifact: toArtifact(activities),
    tokens: createTokenIndex(activities),
    seal: createSeal(),
    now,
    counter,
    checking,
  }
  const delivery = createDeliveryRoute(desk, { maxBodyBytes, cookie })

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(`http://edge${request.url ?? '/'}`)
    if (pathname === '/rest/v1/delivery') return delivery.deliver(request, response, searchParams)
    allowOrigin(request, response, 'GET, PUT')
    if (request.method === 'OPTIONS') return sendAnswer(response, { status: 204, body: undefined })
    if (pathname === '/counts' && request.method === 'GET') {
      return sendAnswer(response, { status: 200, body: counter.counts() })
    }
    if (pathname === '/checking' && request.method === 'PUT') {
      const wanted = await readBody(request, 100)
      if (wanted !== 'strict' && wanted !== 'lenient') return sendAnswer(response, toError(400, 'strict or lenient'))
      desk.checking = wanted
      return sendAnswer(response, { status: 204, body: undefined })
    }
    const isKnown = pathname === '/counts' || pathname === '/checking'
    sendAnswer(response, isKnown ? toError(405, 'GET /counts, PUT /checking') : toError(404, `Nothing at ${pathname}`))
  }

  return {
    handle: (request, response) => void route(request, response).catch(() => response.destroy()),
    counts: counter.counts,
    requests: delivery.requests,
    setChecking: wanted => (desk.checking = wanted),
  }
}
