import { sharedAnswer, type SharedAnswer } from '../dialect/answer.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { isCollectPath } from './edgePath.ts'
import type { EdgeResponse, EdgeReport } from './schema.ts'

/** What an answer shows about the events of its request. */
export type EdgeAnswer =
  | SharedAnswer
  /** A success without handles: the Web SDK rejects it. */
  | { kind: 'without handle'; status: number }
  /** `errors` are the errors that it reports of parts, `warnings` what else it reports of them. */
  | { kind: 'read'; errors: readonly EdgeReport[]; warnings: readonly EdgeReport[] }

/**
 * Interprets an answer; `response` is its body as far as it was understood. Only a body without handles is a fatal
 * error's.
 */
export function interpretEdgeAnswer(exchange: Exchange, response: EdgeResponse | undefined): EdgeAnswer {
  const shown = sharedAnswer(exchange, { status: statusOf(response), message: messageOf(response) })
  if (shown.kind !== 'whole') return shown
  const { request } = exchange
  if (response) {
    return response.types || isCollect(request)
      ? { kind: 'read', errors: response.body.errors ?? [], warnings: response.body.warnings ?? [] }
      : { kind: 'without handle', status: shown.status }
  }
  // A page does not read the answer of its beacon.
  if (request?.source === 'beacon' && shown.text.trim() === '') return { kind: 'silent' }
  return { kind: 'without handle', status: shown.status }
}

/** `collect` answers without handles: 204, or 202 with the request id (Experience Platform documentation). */
function isCollect(request: Exchange['request']): boolean {
  return isCollectPath(pathAndQuery(request?.url ?? '').path)
}

/** The status that the body of a fatal error names. */
export function statusOf(response: EdgeResponse | undefined): number | undefined {
  return response?.types ? undefined : response?.body.status
}

/** The message of a fatal error: its title and its detail, as far as it has them. */
export function messageOf(response: EdgeResponse | undefined): string | undefined {
  if (!response || response.types) return undefined
  const { title, detail } = response.body
  const parts = [title, detail].filter(text => text !== undefined && text !== '')
  return parts.length === 0 ? undefined : parts.join(': ')
}

/**
 * Whether a report names another service than Target, as “The 'com.adobe.audiencemanager' service is temporarily
 * unable …” does. Services of one call fail apart from each other (Experience Platform documentation).
 */
export function isOfOtherService({ title = '', detail = '' }: EdgeReport): boolean {
  const [, service] = /'(com\.adobe\.[\w.]+)'/.exec(`${title} ${detail}`) ?? []
  return service !== undefined && service !== TARGET_SERVICE
}

const TARGET_SERVICE = 'com.adobe.target'

/** The index of the event that a report concerns; undefined for one of the whole call. */
export function eventIndexOf({ eventIndex, report }: EdgeReport): number | undefined {
  return report?.eventIndex ?? eventIndex
}

/** A reported error in a few words: title, type and cause, as far as it has them. */
export function reportText({ title, detail, type, status, report }: EdgeReport): string {
  const cause = report?.cause?.message
  const [first, ...others] = [title, detail, cause, type].filter(text => text !== undefined && text !== '')
  const more = [...new Set(others)].filter(text => text !== first)
  const named = first ?? (status === undefined ? '' : String(status))
  return more.length === 0 ? named : `${named} (${more.join(', ')})`
}
