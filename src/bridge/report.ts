import * as v from 'valibot'

/**
 * A body as text. `length` counts the characters of the whole body; `text` holds at most
 * MAX_BODY_CHARACTERS of them. `pending` means that the text follows in a report of kind `body`;
 * `unreadable` says in the platform's words why there is none (a stream, FormData with files, an opaque response …).
 */
export const BodySchema = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string(), length: v.number() }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('pending') }),
  v.object({ kind: v.literal('unreadable'), reason: v.string() }),
])
export type Body = v.InferOutput<typeof BodySchema>

const call = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Milliseconds since the epoch, with a fraction. */
const time = v.pipe(v.number(), v.finite())

export const TransportSchema = v.picklist(['XHR', 'fetch', 'beacon'])

/** What the page observer tells the relay: one step in the life of one call, all steps of it bearing the same `call`. */
export const ReportSchema = v.variant('kind', [
  v.object({
    kind: v.literal('request'),
    call,
    time,
    transport: TransportSchema,
    method: v.string(),
    url: v.string(),
    body: BodySchema,
    /** For beacons: what `sendBeacon` returned. */
    queued: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('body'), call, time, body: BodySchema }),
  v.object({ kind: v.literal('response'), call, time, status: v.number(), body: BodySchema }),
  v.object({ kind: v.literal('failure'), call, time, reason: v.picklist(['network', 'abort', 'timeout']) }),
])
export type Report = v.InferOutput<typeof ReportSchema>
