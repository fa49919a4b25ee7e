import type { IncomingMessage } from 'node:http'

/** A call to the edge, as received. */
export type RecordedRequest = {
  method: string
  /** When it arrived; ms since the epoch. */
  time: number
  /** Path and query. */
  path: string
  /** Names and values in turn, spelt and ordered as received. */
  rawHeaders: string[]
  /** The body as text, cut after 256 Ki characters. */
  body: string
  /** The answer's body, before any fault was applied, cut after 256 Ki characters; empty until there is one. */
  answer: string
  /** The HTTP status answered; undefined while in progress and after a reset. */
  status: number | undefined
}

export const MAX_RECORDED_BODY = 256 * 1024

/** The record of a call whose body and answer follow. */
export function toRecord({ method = '', url = '', rawHeaders }: IncomingMessage): RecordedRequest {
  const time = Date.now()
  return { method, time, path: url, rawHeaders: [...rawHeaders], body: '', answer: '', status: undefined }
}
