import type { Report } from '../../bridge/report.ts'
import { stringify } from '../channel/primordials.ts'
import { now } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import type { RequestBody } from './readRequestBody.ts'

/**
 * Ends a call whose request is reported, and reports that once. `rest`: the status and the body of a response, or a
 * reason of a failure, by a name that `bridge/reportText` knows.
 */
export type EndCall = (kind: 'response' | 'failure', rest: string, time?: number) => void

/** The method that only page code could compute, which the platform runs exactly once. */
const UNKNOWN_METHOD = '?'

/** Starts a call, by a method as the page gives it. `queued`: the return value of `sendBeacon`. */
export type StartCall = (
  transport: 'XHR' | 'fetch' | 'beacon',
  method: unknown,
  url: string,
  body: RequestBody,
  queued?: boolean,
) => EndCall

/** Reports, by a text that `bridge/reportText` describes and reads. Never throws. */
export type ReportText = (text: string) => void

/**
 * Numbers the calls of this document from 1, and stamps and reports their steps. `before` is called before a call's beginning and
 * end are stamped: the moment to report anything earlier.
 */
export function createCalls(report: ReportText, before: () => void): StartCall {
  let last = 0

  return (transport, method, url, body, queued) => {
    before()
    const call = ++last
    let isEnded = false
    const step = (kind: Report['kind'], rest: string, time = now()): void =>
      report(`${kind}\n${call}\n${time}\n${rest}`)
    const isKnown = typeof body === 'string'
    const json = stringify(typeof method === 'string' ? method : UNKNOWN_METHOD)
    step('request', `${transport}\n${queued ?? ''}\n${url}\n${json}\n${isKnown ? body : 'pending'}`)
    if (!isKnown) quietly(() => body(late => step('body', late)))
    return (kind, rest, time) => {
      if (isEnded) return
      isEnded = true
      before()
      step(kind, rest, time)
    }
  }
}
