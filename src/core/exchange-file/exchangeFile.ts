import * as v from 'valibot'
import { BodySchema } from '../delivery/bodySchema.ts'
import { readServerState } from '../delivery/serverState.ts'
import type { Exchange } from '../delivery/exchange.ts'
import { isObject, member, parseJson, toJson, type JsonObject } from '../json.ts'
import { findJsonFault, type JsonFault } from '../jsonFault.ts'
import { withoutCredentials } from '../network/withoutCredentials.ts'
import type { ExchangeStep } from '../ledger/journal.ts'
import { NetworkFactsSchema } from '../network/networkSchema.ts'

const FORMAT = 'mbox-inspector'
const VERSION = 1

const ExchangeSchema = v.object({
  id: v.string(),
  documentId: v.string(),
  frameId: v.number(),
  request: v.exactOptional(
    v.object({
      source: v.picklist(['XHR', 'fetch', 'beacon', 'network', 'server state', 'import', 'inspector']),
      time: v.number(),
      method: v.string(),
      url: v.string(),
      body: BodySchema,
      queued: v.optional(v.boolean()),
      undated: v.optional(v.literal(true)),
    }),
  ),
  lateBody: v.exactOptional(BodySchema),
  response: v.exactOptional(
    v.variant('kind', [
      v.object({
        kind: v.literal('answered'),
        time: v.number(),
        status: v.number(),
        body: BodySchema,
        headers: v.optional(v.string()),
        unreadByPage: v.optional(v.boolean()),
        undated: v.optional(v.literal(true)),
      }),
      v.object({ kind: v.literal('failed'), time: v.number(), reason: v.string() }),
    ]),
  ),
  network: v.exactOptional(NetworkFactsSchema),
})

/** Writes exchanges as a file that {@link parseExchangeFile} reads, on this machine or another; without credentials. */
export function toExchangeFile(exchanges: readonly Exchange[]): string {
  const written = exchanges.map(one => (one.network ? { ...one, network: withoutCredentials(one.network) } : one))
  return toJson({ format: FORMAT, version: VERSION, exchanges: written }) ?? ''
}

/** What a file holds: steps for the journal, and how many of its exchanges could not be read; or what is wrong with it. */
export type ExchangeFile =
  | { kind: 'read'; steps: ExchangeStep[]; unreadable: number }
  | { kind: 'not json'; fault: JsonFault | undefined }
  /** An export without its list of exchanges. */
  | { kind: 'damaged' }
  /** An export that a later version wrote, and the version that is known here. */
  | { kind: 'newer'; version: number; known: number }
  /** A browser's network log. */
  | { kind: 'har' }
  | { kind: 'nothing known' }

/** Whose exchanges they are that come from no document here: unique, and the time of the import in ms. */
export interface ImportOptions {
  id: string
  time: number
}

/**
 * Reads a file: exchanges that were exported, or what a server or app got from Target, as an answer alone or as an object
 * with `request` and `response` (as the SDKs return it).
 */
export function parseExchangeFile(text: string, options: ImportOptions): ExchangeFile {
  const parsed = parseJson(text)
  if (parsed.kind === 'not json') return { kind: 'not json', fault: findJsonFault(text) }
  if (member(parsed.value, 'format') === FORMAT) return fromExport(parsed.value)
  if (!isObject(parsed.value)) return { kind: 'nothing known' }
  if (Array.isArray(member(parsed.value['log'], 'entries'))) return { kind: 'har' }
  const isPair = isObject(parsed.value['response'])
  if (!isPair && !isAnswer(parsed.value)) return { kind: 'nothing known' }
  const pair = isPair ? parsed.value : { response: parsed.value }
  return { kind: 'read', steps: fromAnswer(pair, options), unreadable: 0 }
}

/** Whether an object has what only answers of the Delivery API have; a refusal has but a status and a message. */
function isAnswer(value: JsonObject): boolean {
  if (['prefetch', 'execute', 'notifications'].some(name => isObjectOrList(member(value, name)))) return true
  return typeof member(value, 'status') === 'number' && typeof member(value, 'message') === 'string'
}

function fromExport(file: unknown): ExchangeFile {
  const [version, list] = [member(file, 'version'), member(file, 'exchanges')]
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer', version, known: VERSION }
  if (!Array.isArray(list)) return { kind: 'damaged' }
  const read = (list as unknown[]).map(exchange => v.safeParse(ExchangeSchema, exchange))
  const steps = read.flatMap(result => (result.success ? stepsOf(result.output) : []))
  return { kind: 'read', steps, unreadable: read.filter(({ success }) => !success).length }
}

function stepsOf({ id, documentId, frameId, request, lateBody, response, network }: Exchange): ExchangeStep[] {
  const of = { exchangeId: id, documentId, frameId }
  return [
    ...(request ? [{ ...of, kind: 'request' as const, request }] : []),
    ...(lateBody ? [{ ...of, kind: 'body' as const, body: lateBody }] : []),
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
    ...(network ? [{ ...of, kind: 'facts' as const, network }] : []),
  ]
}

function fromAnswer(pair: JsonObject, { id, time }: ImportOptions): ExchangeStep[] {
  const text = toJson(pair, 0) ?? ''
  const { request, response } = readServerState({ kind: 'text', text, length: text.length })
  // The file does not tell the HTTP status; what a refusal says of itself is the nearest to it.
  const said = member(pair['response'], 'status')
  const status = typeof said === 'number' && said >= 400 ? said : 200
  const of = { exchangeId: `import/${id}`, documentId: `import/${id}`, frameId: 0 }
  return [
    { ...of, kind: 'request', request: { source: 'import', time, method: '', url: '', body: request, undated: true } },
    { ...of, kind: 'response', response: { kind: 'answered', time, status, body: response, undated: true } },
  ]
}

function isObjectOrList(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
