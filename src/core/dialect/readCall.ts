import { duration, requestBody, startTime, type Exchange } from '../exchange/exchange.ts'
import type { JsonObject } from '../json/json.ts'
import { isFailureStatus, NO_CONTENT } from './answer.ts'
import type { FieldError, Problem } from './problem.ts'
import { readSide } from './readSide.ts'

/** How a protocol reads its bodies: each gives a JSON object types, and lists what does not fit. */
export interface BodyReaders<Request, Response> {
  request: (value: unknown) => { request: Request; errors: FieldError[] }
  response: (value: unknown) => { response: Response; errors: FieldError[] }
  /** The status that an answer's body names, if it names one, and its message. */
  statusIn: (response: Response) => { status?: number | undefined; message?: string | undefined }
}

/** An exchange with its bodies read. `request` and `response` are undefined when the body could not be understood. */
export interface ReadCall<Request, Response> {
  /** Ms since the epoch. */
  time: number
  /** Ms. */
  duration: number | undefined
  request: Request | undefined
  /** The request exactly as it was sent, odd members included. */
  rawRequest: JsonObject | undefined
  response: Response | undefined
  /** The status that counts: the body's if it is a failure or HTTP's is unknown, else HTTP's. Undefined without an answer. */
  status: number | undefined
  bodyStatus: number | undefined
  message: string | undefined
  problems: readonly Problem[]
}

/** Reads both bodies of an exchange. Never throws: whatever they hold, the result lists the exchange's problems. */
export function readCall<Request, Response>(
  exchange: Exchange,
  readers: BodyReaders<Request, Response>,
): ReadCall<Request, Response> {
  const problems: Problem[] = []
  if (!exchange.request) problems.push({ kind: 'request not seen' })
  if (exchange.request?.queued === false) problems.push({ kind: 'beacon not queued' })
  const sent = readSide(requestBody(exchange), 'request', readers.request, problems)
  const response = readAnswer(exchange, readers, problems)
  const { status, message } = response === undefined ? {} : readers.statusIn(response)
  return {
    time: startTime(exchange),
    duration: duration(exchange),
    request: sent?.request,
    rawRequest: sent?.raw,
    response,
    status: effectiveStatus(exchange, status),
    bodyStatus: status,
    message,
    problems,
  }
}

function readAnswer<Request, Response>(
  exchange: Exchange,
  { response: read, statusIn }: BodyReaders<Request, Response>,
  problems: Problem[],
): Response | undefined {
  const answer = exchange.response
  if (!answer) return undefined
  if (answer.kind === 'failed') {
    problems.push({ kind: 'failed', reason: answer.reason })
    return undefined
  }
  if (answer.unreadByPage) problems.push({ kind: 'unread by page' })
  if (answer.status === NO_CONTENT) return undefined
  const response = readSide(answer.body, 'response', read, problems)?.response
  const { status, message } = response === undefined ? {} : statusIn(response)
  if (isFailureStatus(answer.status)) problems.unshift({ kind: 'http status', status: answer.status, message })
  else if (status !== undefined && isFailureStatus(status)) {
    problems.unshift({ kind: 'body status', httpStatus: answer.status, status, message })
  }
  return response
}

function effectiveStatus({ response }: Exchange, ofBody: number | undefined): number | undefined {
  if (response?.kind !== 'answered') return undefined
  if (response.status === 0) return ofBody ?? 0
  return !isFailureStatus(response.status) && ofBody !== undefined && isFailureStatus(ofBody) ? ofBody : response.status
}
