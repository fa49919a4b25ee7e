import * as v from 'valibot'
import { BodySchema } from '../core/exchange/bodySchema.ts'
import { isCut } from '../core/exchange/cut.ts'
import { isTargetUrl } from './isTargetUrl.ts'
import { CountSchema, TimeSchema } from '../core/exchange/numberSchemas.ts'
import { HELD_EVENT, LIBRARY_EVENTS } from '../core/dialect/libraryEvents.ts'

/** Number of a call, counted in its document from 1. */
const call = CountSchema
/** Number of a report, counted for each kind in its document from 1, without gaps. */
const number = CountSchema
const time = TimeSchema

/** The observer reports only calls to Target. When the URL was cut, its path may be missing. */
const targetUrl = v.pipe(
  v.string(),
  v.check(url => URL.canParse(url) && (isCut(url) || isTargetUrl(url))),
)

export const TransportSchema = v.picklist(['XHR', 'fetch', 'beacon'])

const ObservedEventSchema = v.picklist([...LIBRARY_EVENTS, HELD_EVENT])

/**
 * A report from the page observer to the relay. `request`, `body`, `response` and `failure` are steps in the life of
 * one call and share the same `call`. Everything else is the page's own claim, and a page can claim anything.
 */
export const ReportSchema = v.variant('kind', [
  v.object({
    kind: v.literal('request'),
    call,
    time,
    transport: TransportSchema,
    method: v.string(),
    url: targetUrl,
    body: BodySchema,
    /** For beacons: the return value of `sendBeacon`. */
    queued: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('body'), call, time, body: BodySchema }),
  v.object({ kind: v.literal('response'), call, time, status: v.number(), body: BodySchema }),
  v.object({ kind: v.literal('failure'), call, time, reason: v.picklist(['network', 'abort', 'timeout']) }),
  /**
   * `targetGlobalSettings.serverState` as JSON, when it was first seen and whenever it, its `request` or its `response`
   * was replaced by another object. It may be empty, or lack either. `time` is when it was seen.
   */
  v.object({ kind: v.literal('server state'), number, time, body: BodySchema }),
  /** An event of a library, or that of a held call; `detail` is its `event.detail` as JSON, cut far shorter than other bodies. */
  v.object({ kind: v.literal('event'), number, time, type: ObservedEventSchema, detail: BodySchema }),
  /** The number of such events that were not reported because too many came within a second. They have no numbers. */
  v.object({ kind: v.literal('events left out'), time, count: CountSchema }),
])
export type Report = v.InferOutput<typeof ReportSchema>
