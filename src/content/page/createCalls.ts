import type { Report } from '../../bridge/report.ts'
import type { BodyText } from './bodies.ts'
import { CUT_MARK, MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS } from '../../core/exchange/cut.ts'
import { slice, stringify } from '../channel/primordials.ts'
import { now } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import type { RequestBody } from './readRequestBody.ts'

export type FailureReason = Extract<Report, { kind: 'failure' }>['reason']

export interface CallStart {
  transport: 'XHR' | 'fetch' | 'beacon'
  method: string
  url: string
  body: RequestBody
  /** For beacons: the return value of `sendBeacon`; else empty. */
  queued: boolean | ''
}

/** A call whose request is reported. Its end is reported once: the first of response and failure. */
export interface ReportedCall {
  respond(status: number, body: BodyText, time?: number): void
  fail(reason: FailureReason): void
}

export type StartCall = (start: CallStart) => ReportedCall

/** Reports, by a text that `bridge/reportText` describes and reads. Never throws. */
export type ReportText = (text: string) => void

export interface CallsOptions {
  /** Called before a call's beginning and end are stamped: the moment to report anything earlier. */
  before: () => void
}

/** Numbers the calls of this document from 1, and stamps and reports their steps. */
export function createCalls(report: ReportText, { before }: CallsOptions): StartCall {
  let last = 0

  return ({ transport, body, url, method, queued }) => {
    before()
    const call = ++last
    let ended = false
    const end = (step: string): void => {
      if (ended) return
      ended = true
      before()
      report(step)
    }
    const asked = `${transport}\n${queued}\n${shorten(url, MAX_URL_CHARACTERS)}`
    report(`request\n${call}\n${now()}\n${asked}\n${stringify(shorten(method, MAX_METHOD_CHARACTERS))}\n${body.now}`)
    const { later } = body
    if (later) quietly(() => later(late => report(`body\n${call}\n${now()}\n${late}`)))
    return {
      respond: (status, responseBody, time = now()) => end(`response\n${call}\n${time}\n${status}\n${responseBody}`),
      fail: reason => end(`failure\n${call}\n${now()}\n${reason}`),
    }
  }
}

function shorten(text: string, most: number): string {
  return text.length > most ? slice(text, 0, most) + CUT_MARK : text
}
