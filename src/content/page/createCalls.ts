import type { Report } from '../../bridge/report.ts'
import type { Body } from './bodies.ts'
import { CUT_MARK, MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS } from '../../core/exchange/cut.ts'
import { slice } from '../channel/primordials.ts'
import { now } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import type { RequestBody } from './readRequestBody.ts'

export type FailureReason = Extract<Report, { kind: 'failure' }>['reason']

export interface CallStart {
  transport: 'XHR' | 'fetch' | 'beacon'
  method: string
  url: string
  body: RequestBody
  /** For beacons: the return value of `sendBeacon`. */
  queued?: boolean
}

/** A call whose request is reported. Its end is reported once: the first of response and failure. */
export interface ReportedCall {
  respond(status: number, body: Body, time?: number): void
  fail(reason: FailureReason): void
}

export type StartCall = (start: CallStart) => ReportedCall

export interface CallsOptions {
  /** Called before a call's beginning and end are stamped: the moment to report anything earlier. */
  before: () => void
}

/** Numbers the calls of this document from 1, and stamps and reports their steps by a function that never throws. */
export function createCalls(report: (report: Report) => void, { before }: CallsOptions): StartCall {
  let last = 0

  return ({ body, url, method, ...start }) => {
    before()
    const call = ++last
    let ended = false
    const end = (step: Report): void => {
      if (ended) return
      ended = true
      before()
      report(step)
    }
    const reportBody = (late: Body): void => report({ kind: 'body', call, time: now(), body: late })

    report({
      kind: 'request',
      call,
      time: now(),
      ...start,
      body: body.now,
      url: shorten(url, MAX_URL_CHARACTERS),
      method: shorten(method, MAX_METHOD_CHARACTERS),
    })
    const { later } = body
    if (later) quietly(() => later(reportBody))
    return {
      respond: (status, responseBody, time = now()) =>
        end({ kind: 'response', call, time, status, body: responseBody }),
      fail: reason => end({ kind: 'failure', call, time: now(), reason }),
    }
  }
}

function shorten(text: string, most: number): string {
  return text.length > most ? slice(text, 0, most) + CUT_MARK : text
}
