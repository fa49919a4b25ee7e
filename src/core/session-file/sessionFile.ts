import * as v from 'valibot'
import { BodySchema } from '../exchange/bodySchema.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { IMPORTED_PREFIX, isImported } from '../exchange/imported.ts'
import { TimeSchema } from '../exchange/numberSchemas.ts'
import { member, toJson } from '../json/json.ts'
import type { ExchangeStep } from '../ledger/journal.ts'
import { NetworkFactsSchema } from '../network/networkSchema.ts'
import { redactExchange } from '../redaction/redactExchange.ts'
import type { NextOf, ReadShape } from '../import/importing.ts'

const FORMAT = 'mbox-inspector'
const VERSION = 1

const undated = v.optional(v.literal(true))

const ExchangeSchema = v.object({
  id: v.string(),
  documentId: v.string(),
  frameId: v.number(),
  frame: v.exactOptional(v.object({ origin: v.string(), url: v.string() })),
  request: v.exactOptional(
    v.object({
      source: v.picklist(['XHR', 'fetch', 'beacon', 'network', 'server state', 'import', 'inspector']),
      time: TimeSchema,
      method: v.string(),
      url: v.string(),
      body: BodySchema,
      queued: v.optional(v.boolean()),
      held: v.optional(v.literal(true)),
      undated,
      visit: v.optional(
        v.object({
          sessionId: v.optional(v.string()),
          targetCookie: v.optional(v.string()),
          locationHint: v.optional(v.string()),
        }),
      ),
    }),
  ),
  lateBody: v.exactOptional(BodySchema),
  response: v.exactOptional(
    v.variant('kind', [
      v.object({
        kind: v.literal('answered'),
        time: TimeSchema,
        status: v.number(),
        body: BodySchema,
        headers: v.optional(v.string()),
        unreadByPage: v.optional(v.boolean()),
        undated,
      }),
      v.object({ kind: v.literal('failed'), time: TimeSchema, reason: v.string() }),
    ]),
  ),
  releasedAt: v.exactOptional(TimeSchema),
  claim: v.exactOptional(v.object({ instance: v.string() })),
  network: v.exactOptional(NetworkFactsSchema),
  isPartial: v.exactOptional(v.literal(true)),
})

/** Writes exchanges as a file that {@link readOwnExport} reads, on this machine or another; without credentials. */
export function toExchangeFile(exchanges: readonly Exchange[]): string {
  return toJson({ format: FORMAT, version: VERSION, exchanges: exchanges.map(redactExchange) }) ?? ''
}

/** Exchanges that were exported here. */
export const readOwnExport: ReadShape = (value, next) => {
  if (member(value, 'format') !== FORMAT) return undefined
  const [version, list] = [member(value, 'version'), member(value, 'exchanges')]
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer', version, known: VERSION }
  if (!Array.isArray(list)) return { kind: 'damaged' }
  const read = (list as unknown[]).map(exchange => v.safeParse(ExchangeSchema, exchange))
  const imported = next()
  const steps = read.flatMap(result => (result.success ? stepsOf(result.output, imported) : []))
  return { steps, unreadable: read.filter(({ success }) => !success).length }
}

/** A file never stands for captured documents or exchanges: all its documents and exchanges belong to the import. */
function stepsOf(exchange: Exchange, { documentId: imported, file }: ReturnType<NextOf>): ExchangeStep[] {
  const { documentId, frameId, frame, request, lateBody, response, releasedAt, claim, network, isPartial } = exchange
  const id = importedId(exchange.id)
  const of = {
    exchangeId: id,
    documentId: isImported(exchange) ? documentId : `${imported}/${documentId}`,
    frameId,
    ...(frame && { frame }),
    ...(file !== undefined && { file }),
    ...(isPartial && { isPartial }),
  }
  return [
    ...(request ? [{ ...of, kind: 'request' as const, request }] : []),
    ...(lateBody ? [{ ...of, kind: 'body' as const, body: lateBody }] : []),
    ...(releasedAt === undefined ? [] : [{ ...of, kind: 'release' as const, time: releasedAt }]),
    ...(claim ? [{ ...of, kind: 'claim' as const, claim }] : []),
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
    ...(network ? [{ ...of, kind: 'facts' as const, network: { ...network, id, alsoIds: undefined } }] : []),
  ]
}

/** The same for every import of the exchange, so that it is added once. */
function importedId(id: string): string {
  return id.startsWith(IMPORTED_PREFIX) ? id : IMPORTED_PREFIX + id
}

/** The id that an imported exchange had where it was captured: that exchange may still be here. */
export function capturedId(id: string): string {
  return id.startsWith(IMPORTED_PREFIX) ? id.slice(IMPORTED_PREFIX.length) : id
}
