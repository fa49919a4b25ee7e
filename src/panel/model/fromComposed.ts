import type { ComposedCall } from '../../core/dialect/composer.ts'
import type { Dialects } from '../../core/dialect/dialects.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import type { Generating } from '../../core/dialect/drafting.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { toJson, type JsonObject } from '../../core/json/json.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import { sendableType } from '../../core/ledger/row.ts'
import type { Capture } from './createCapture.ts'
import type { ToEdit } from './createEditing.ts'
import type { Visits } from './createVisits.ts'

/** A call that the tester composed. */
export interface Composed {
  call: ComposedCall
  /** The document whose call it was begun from; undefined when it was typed or pasted. */
  home: { documentId: string; frameId: number } | undefined
}

/** Stands for the document of a composed call while the tab shows no page that is observed. */
const NO_DOCUMENT = { documentId: 'composed', frameId: 0 }

interface ComposedOptions {
  capture: Pick<Capture, 'documents'>
  dialects: Dialects
  visits: Pick<Visits, 'note' | 'sessionFor'>
  now: () => number
  newId: () => string
}

/**
 * The request that reports what a composed call delivers, begun for its row like any other. The call itself is recorded
 * nowhere.
 */
export function fromComposed(
  { call, home }: Composed,
  { capture, dialects, visits, now, newId }: ComposedOptions,
): ToEdit | undefined {
  const place = home ?? pageOf(capture)
  const fresh = { now: now(), newId }
  const read = dialects.parse(exchangeOf(call, place, fresh))
  const drafting = draftingOf(read)
  const row = reconcile([read]).find(row => sendableType(row) !== undefined)
  const { sessionFor, note } = visits
  const begun = row && drafting?.begin(row, { ...fresh, calls: [read], sessionFor })
  if (!drafting || !begun) return undefined
  const { opened, doubts } = begun
  note([...call.doubts, ...doubts])
  const origin = { ...place, brought: opened.url, isComposed: true } as const
  return { row, origin, opened, dialect: read.dialect, drafting, visit: undefined }
}

/** The page that the tab shows, if it is observed. */
function pageOf({ documents }: Pick<Capture, 'documents'>): NonNullable<Composed['home']> {
  const page = [...documents.value.values()].findLast(({ info, left }) => info.top && left === false)
  return page ? { documentId: page.info.id, frameId: page.frameId } : NO_DOCUMENT
}

function exchangeOf(
  { url, request, response }: ComposedCall,
  home: NonNullable<Composed['home']>,
  { now, newId }: Generating,
): Exchange {
  const common = { time: now, undated: true } as const
  return {
    ...home,
    id: `composed/${newId()}`,
    request: { ...common, source: 'import', method: 'POST', url, body: bodyOf(request) },
    response: { ...common, kind: 'answered', status: 200, body: bodyOf(response) },
  }
}

function bodyOf(json: JsonObject) {
  const text = toJson(json, 0) ?? '{}'
  return { kind: 'text' as const, text, length: text.length }
}
