import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { allowOrigin } from './allowOrigin.ts'
import { answerDelivery, toError, type Answer, type Desk } from './answerDelivery.ts'
import { createBoundedList } from './bounded.ts'
import { createConcurrency } from './createConcurrency.ts'
import { parseFaults, type Fault } from './parseFaults.ts'
import { readBody } from './readBody.ts'
import { MAX_RECORDED_BODY, toRecord, type RecordedRequest } from './recordedRequest.ts'
import { sendAnswer } from './sendAnswer.ts'
import { refusalOf } from './corruptAnswer.ts'

type DeliveryRoute = {
  deliver(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void>
  requests(): RecordedRequest[]
}

export type DeliveryOptions = {
  /** The largest body in bytes; larger ones get 413. 60 MB by default. */
  maxBodyBytes: number
  /** How its cookie is sent from pages of other sites; `same site` by default. Browsers accept the other only from localhost without TLS. */
  cookie: 'same site' | 'cross site'
}

type Send = (answer: Answer, faults?: readonly Fault[]) => void

const MAX_CONCURRENT = 100
const MAX_RECORDED = 1_000

/** `POST /rest/v1/delivery`: records each request, enforces the documented limits, and applies the requested faults. */
export function createDeliveryRoute(desk: Desk, { maxBodyBytes, cookie }: DeliveryOptions): DeliveryRoute {
  const recorded = createBoundedList<RecordedRequest>(MAX_RECORDED)
  const concurrency = createConcurrency(MAX_CONCURRENT)
  return {
    async deliver(request, response, query) {
      const record = toRecord(request)
      recorded.push(record)
      const send: Send = (answer, faults) => {
        sendAnswer(response, answer, faults)
        record.answer = (JSON.stringify(answer.body) ?? '').slice(0, MAX_RECORDED_BODY)
        record.status = response.statusCode
      }
      allowOrigin(request, response, 'POST')
      if (request.method === 'OPTIONS') return send({ status: 204, body: undefined })
      if (request.method !== 'POST') return send(toError(405, 'Only POST is allowed'))
      const leave = concurrency.enter(query.get('sessionId') ?? '')
      if (leave === undefined) {
        request.resume()
        return send(toError(420, 'Too many requests with same session ID'))
      }
      response.once('close', leave)
      const text = await readBody(request, maxBodyBytes)
      if (text === undefined) return send(toError(413, 'Request body is too large'))
      record.body = text.slice(0, MAX_RECORDED_BODY)
      setVisitorCookie(request, response, cookie)
      await answer(desk, response, query, text, send)
    },
    requests: () => recorded.entries().map(record => ({ ...record })),
  }
}

async function answer(
  desk: Desk,
  response: ServerResponse,
  query: URLSearchParams,
  text: string,
  send: Send,
): Promise<void> {
  const faults = parseFaults(query)
  if (typeof faults === 'string') return send(toError(400, faults))
  for (const { name, amount } of faults) {
    if (name === 'delay') await waitWhileOpen(response, amount)
    if (name === 'reset') return void response.socket?.resetAndDestroy()
  }
  if (response.destroyed) return
  send(refusalOf(faults) ?? (await answerSafely(desk, query, text)), faults)
}

async function answerSafely(desk: Desk, query: URLSearchParams, text: string): Promise<Answer> {
  try {
    return await answerDelivery(desk, query, text)
  } catch (error) {
    return toError(500, error instanceof Error ? error.message : String(error))
  }
}

async function waitWhileOpen(response: ServerResponse, ms: number): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  await wait(ms, undefined, { signal: gone.signal }).catch(() => undefined)
}

// Lets a test see whether a client sends credentials.
function setVisitorCookie(request: IncomingMessage, response: ServerResponse, cookie: DeliveryOptions['cookie']): void {
  if (/(^|;\s*)edge-visitor=/.test(request.headers.cookie ?? '')) return
  const site = cookie === 'cross site' ? 'SameSite=None; Secure' : 'SameSite=Lax'
  response.setHeader('Set-Cookie', `edge-visitor=${randomBytes(8).toString('hex')}; Path=/; ${site}`)
}
