import type { Unproven } from '../dialect/dialect.ts'
import { isBodyCut, type Exchange } from '../exchange/exchange.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { isCollectPath } from './edgePath.ts'
import type { EdgeResponse, EdgeReport } from './schema.ts'

/** What an answer shows about the events of its request. */
export type EdgeAnswer =
  /** No answer yet. */
  | { kind: 'none' }
  /** The call got no answer; the reason is the platform's own text. */
  | { kind: 'failed'; reason: string }
  | { kind: 'refused'; status: number; message: string | undefined }
  /** It has no body, as for a beacon. */
  | { kind: 'silent' }
  /** Its body proves nothing either way. */
  | { kind: 'unproven'; why: Unproven }
  /** A success without handles: the Web SDK rejects it. */
  | { kind: 'without handle'; status: number }
  /** `errors` are the errors that it reports of parts, `warnings` what else it reports of them. */
  | { kind: 'read'; errors: readonly EdgeReport[]; warnings: readonly EdgeReport[] }

/** Interprets an answer; `response` is its body as far as it was understood. HTTP's status is 0 if it is unknown. */
export function interpretEdgeAnswer(
  { request, response: answer }: Exchange,
  response: EdgeResponse | undefined,
): EdgeAnswer {
  if (!answer) return { kind: 'none' }
  if (answer.kind === 'failed') return { kind: 'failed', reason: answer.reason }
  const { status, body } = answer
  const refusal = refusingStatus(status, response)
  if (refusal !== undefined) return { kind: 'refused', status: refusal, message: messageOf(response) }
  if (response) {
    return response.types || isCollect(request)
      ? { kind: 'read', errors: response.body.errors ?? [], warnings: response.body.warnings ?? [] }
      : { kind: 'without handle', status: answer.status }
  }
  if (status === NO_CONTENT || body.kind === 'none' || body.kind === 'pending') return { kind: 'silent' }
  if (body.kind === 'unreadable') return { kind: 'unproven', why: 'unreadable' }
  if (isBodyCut(body)) return { kind: 'unproven', why: 'cut' }
  // A page does not read the answer of its beacon.
  if (request?.source === 'beacon' && body.text.trim() === '') return { kind: 'silent' }
  return { kind: 'without handle', status }
}

const NO_CONTENT = 204

/** `collect` answers without handles: 204, or 202 with the request id (Experience Platform documentation). */
function isCollect(request: Exchange['request']): boolean {
  return isCollectPath(pathAndQuery(request?.url ?? '').path)
}

/** Statuses from here on are failures. */
const FIRST_FAILURE = 400

/** Only a body without handles is a fatal error's. */
function refusingStatus(status: number, response: EdgeResponse | undefined): number | undefined {
  const isGood = status === 0 || (status >= 200 && status < 300)
  if (!isGood) return status
  const ofBody = statusOf(response)
  return ofBody !== undefined && ofBody >= FIRST_FAILURE ? ofBody : undefined
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
