import * as v from 'valibot'
import { parseObject } from '../json/json.ts'
import type { Body, RequestSide } from './exchange.ts'
import { CountSchema } from './numberSchemas.ts'

const DetailSchema = v.object({
  call: CountSchema,
  transport: v.optional(v.picklist(['XHR', 'fetch', 'beacon'])),
  url: v.optional(v.string()),
  body: v.optional(v.string()),
})

/** A part of a call that hold mode held: its request, or the body that followed. `call` counts from 1 in its document. */
export type HeldPart =
  | { kind: 'request'; call: number; request: RequestSide }
  | { kind: 'body'; call: number; body: Body }

/**
 * Reads the detail of a `HELD_EVENT`: `call`, `transport`, `url` and, unless it follows, `body`; or `call` and a body that
 * followed, absent if it could not be read. Undefined for anything else: any page script can dispatch the event.
 */
export function readHeldPart(detail: Body, time: number): HeldPart | undefined {
  const parsed = v.safeParse(DetailSchema, detail.kind === 'text' ? parseObject(detail.text) : undefined)
  if (!parsed.success) return undefined
  const { call, transport, url, body } = parsed.output
  if (transport === undefined || url === undefined) {
    return { kind: 'body', call, body: body === undefined ? UNREADABLE : whole(body) }
  }
  const queued = transport === 'beacon' ? true : undefined
  const sent = body === undefined ? { kind: 'pending' as const } : whole(body)
  return {
    kind: 'request',
    call,
    request: { source: transport, time, method: 'POST', url, body: sent, queued, held: true },
  }
}

const UNREADABLE: Body = { kind: 'unreadable', reason: 'could not be read' }

function whole(text: string): Body {
  return text === '' ? { kind: 'none' } : { kind: 'text', text, length: text.length }
}
