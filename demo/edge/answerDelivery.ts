import { arrayOf } from './arrayOf.ts'
import { randomUUID } from 'node:crypto'
import { acceptNotifications, type Checking } from './acceptNotifications.ts'
import { completeContent } from './completeContent.ts'
import type { Counter } from './createCounter.ts'
import { decide } from './decide.ts'
import { isObject } from '../../src/core/json/json.ts'
import type { NotificationRules } from './notificationError.ts'
import { queryError, requestError } from './requestError.ts'
import { textOf } from './textOf.ts'

/** The answer: an HTTP status, and a JSON body unless it is a 204. */
export type Answer = { status: number; body: Record<string, unknown> | undefined }

export type Desk = NotificationRules & { artifact: object; counter: Counter; checking: Checking }

type Fields = Record<string, unknown>

const EDGE_HOST = 'mboxedge35.tt.omtrdc.net'
const CLUSTER = '35_0'

/** Answers a delivery request as the Delivery API does: content, notifications, or both. */
export async function answerDelivery(desk: Desk, query: URLSearchParams, text: string): Promise<Answer> {
  const wrongQuery = queryError(query)
  if (wrongQuery !== undefined) return toError(400, wrongQuery)
  const body = parseJson(text)
  const error = requestError(body)
  if (error !== undefined || !isObject(body)) return toError(400, error ?? 'Invalid request')

  const session = query.get('sessionId') ?? ''
  const client = query.get('client') || 'demo'
  const { counter, checking } = desk
  const impressionId = textOf(body.impressionId)
  const isBeacon = isObject(body.context) && body.context.beacon === true
  const notifications = arrayOf(body.notifications)?.map(one => (isObject(one) ? one : {}))

  const accepted = acceptNotifications(
    { notifications: notifications ?? [], impressionId, session, isTraced: isObject(body.trace) },
    desk,
    counter,
    checking,
  )
  if (typeof accepted === 'string') return isBeacon ? { status: 204, body: undefined } : toError(400, accepted)

  const request = { ...body, id: withTntId(body.id), requestId: textOf(body.requestId) ?? randomUUID() }
  const content = await contentFor(desk, client, session, request)
  accepted.count()
  if (isBeacon) return { status: 204, body: undefined }
  return {
    status: 200,
    body: {
      status: 200,
      requestId: request.requestId,
      id: request.id,
      client,
      edgeHost: EDGE_HOST,
      ...content,
      ...(notifications && { notifications: accepted.acknowledged }),
    },
  }
}

/** An answer in the documented form of errors. */
export function toError(status: number, message: string): Answer {
  return { status, body: { status, message } }
}

async function contentFor(desk: Desk, client: string, session: string, request: Fields): Promise<Fields> {
  if (request.execute === undefined && request.prefetch === undefined) return {}
  const { displayed, ...decision } = await decide(desk.artifact, client, session, request)
  for (const { location, tokens } of displayed) {
    desk.counter.count({ type: 'display', location, tokens, impressionId: textOf(request.impressionId) })
  }
  const completion = { tokens: desk.tokens, seal: desk.seal, session, withAnalytics: wantsAnalytics(request) }
  const placeless = placelessMetricsOf(request)
  const execute = completeContent(decision.execute, {
    ...completion,
    mode: 'execute',
    withPlacelessMetrics: placeless === 'execute',
  })
  const prefetch = completeContent(decision.prefetch, {
    ...completion,
    mode: 'prefetch',
    withPlacelessMetrics: placeless === 'prefetch',
  })
  return { ...(execute && { execute }), ...(prefetch && { prefetch }) }
}

function wantsAnalytics({ experienceCloud }: Fields): boolean {
  const analytics = isObject(experienceCloud) ? experienceCloud.analytics : undefined
  return isObject(analytics) && analytics.logging === 'client_side'
}

// They come with the views; in a request that also executes a pageLoad they are among the pageLoad's.
function placelessMetricsOf({ execute, prefetch }: Fields): 'execute' | 'prefetch' | undefined {
  if (!isObject(prefetch) || prefetch.views === undefined) return undefined
  return isObject(execute) && execute.pageLoad !== undefined ? 'execute' : 'prefetch'
}

function withTntId(id: unknown): Fields {
  const known = isObject(id) ? id : {}
  return { ...known, tntId: textOf(known.tntId) ?? `${randomUUID().replaceAll('-', '')}.${CLUSTER}` }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
