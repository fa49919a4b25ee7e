import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { allowOrigin } from '../allowOrigin.ts'
import { createBoundedList, createBoundedSet } from '../bounded.ts'
import { readBody } from '../readBody.ts'
import { MAX_RECORDED_BODY, toRecord, type RecordedRequest } from '../recordedRequest.ts'
import { answerEdgeNetwork, type EdgeNetworkDesk } from './answerEdgeNetwork.ts'
import { dataStreamOf } from './dataStreams.ts'
import { toProblem, type EdgeAnswer } from './edgeAnswer.ts'
import type { EdgePath } from './edgeNetworkPath.ts'
import { REGION } from './handles.ts'

type EdgeNetworkRoute = {
  answer(request: IncomingMessage, response: ServerResponse, path: EdgePath, query: URLSearchParams): Promise<void>
  /** Every call in order of arrival; only the latest 1,000 are kept. */
  requests(): RecordedRequest[]
}

const MAX_RECORDED = 1_000
const MAX_BUSY = 1_000
const RETRY_AFTER_SECONDS = 1

/** The Edge Network over HTTP: records each call, and gives the bad answers of the data streams that are named after them. */
export function createEdgeNetworkRoute(desk: EdgeNetworkDesk, maxBodyBytes: number): EdgeNetworkRoute {
  const recorded = createBoundedList<RecordedRequest>(MAX_RECORDED)
  const refusedOnce = createBoundedSet(MAX_BUSY)

  const answerFor = async (request: IncomingMessage, path: EdgePath, query: URLSearchParams, text: string) => {
    const requestId = query.get('requestId') ?? randomUUID()
    const dataStream = dataStreamOf(query)
    if (dataStream === undefined) return toProblem(400, { code: '0003', title: 'Invalid datastream ID', requestId })
    if (dataStream.failure === 'down') return comeAgain(503, requestId)
    if (dataStream.failure === 'busy' && !refusedOnce.has(requestId)) {
      refusedOnce.add(requestId)
      return comeAgain(429, requestId)
    }
    return answerEdgeNetwork(desk, { path, dataStream, requestId, cookie: request.headers.cookie, text })
  }

  return {
    async answer(request, response, path, query) {
      const record = toRecord(request)
      allowOrigin(request, response, 'POST')
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Adobe-Edge, X-Request-ID')
      if (request.method === 'OPTIONS') return void response.writeHead(204).end()
      recorded.push(record)
      const text = (await readBody(request, maxBodyBytes)) ?? ''
      record.body = text.slice(0, MAX_RECORDED_BODY)
      const answer =
        request.method === 'POST'
          ? await answerFor(request, path, query, text)
          : toProblem(405, { code: '0101', title: 'Only POST is allowed', requestId: query.get('requestId') ?? '' })
      record.answer = send(response, answer).slice(0, MAX_RECORDED_BODY)
      record.status = answer.status
    },
    requests: () => recorded.entries().map(record => ({ ...record })),
  }
}

function comeAgain(status: 429 | 503, requestId: string): EdgeAnswer {
  const title = status === 429 ? 'Too many requests' : 'Service unavailable'
  return { ...toProblem(status, { code: '0200', title, requestId }), retryAfter: RETRY_AFTER_SECONDS }
}

function send(response: ServerResponse, { status, body, contentType, retryAfter }: EdgeAnswer): string {
  response.statusCode = status
  response.setHeader('X-Adobe-Edge', REGION)
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter))
  if (contentType !== '') response.setHeader('Content-Type', contentType)
  const text = body === undefined ? '' : JSON.stringify(body)
  response.end(text)
  return text
}
