import type { Exchange } from '../delivery/exchange.ts'
import { locationName } from '../delivery/location.ts'
import { notified, type Notified } from '../delivery/notified.ts'
import { readExchange, type Problem } from '../delivery/read.ts'
import { compare, isInSeconds } from '../ledger/compare.ts'
import { matchToken, type RowIndex } from '../ledger/match.ts'
import { reason, type Reason, type ReasonCode } from '../ledger/reason.ts'
import { newestHandout, type Row } from '../ledger/row.ts'
import type { Field } from './fields.ts'

/** What is remarkable in a request about to be sent. It never blocks: testers send wrong things on purpose. */
export interface Finding {
  severity: 'fault' | 'warning' | 'note'
  field: Field | undefined
  what: { kind: 'problem'; problem: Problem } | { kind: 'reason'; reason: Reason } | Rule
  /** A field's text that would mend it. */
  mend: { field: Field; text: string } | undefined
}

/** A rule of the API itself that the request breaks; the values fill its sentence. */
export interface Rule {
  kind: 'rule'
  code: RuleCode
  values: string[]
}

export type RuleCode =
  | 'noNotification'
  | 'tokensMissing'
  | 'typeUnknown'
  | 'idTooLong'
  | 'mboxAndView'
  | 'stateInClick'
  | 'beaconUnreadable'
  | 'contentRequested'
  | 'impressionIdUsed'
  | 'impressionIdMissing'

/** Longest notification id, in characters (OpenAPI). */
const MAX_ID_LENGTH = 200

const FIELD_OF_REASON: Partial<Record<ReasonCode, Field>> = {
  stateMissing: 'state',
  stateOfLocation: 'state',
  stateOfOlderCall: 'state',
  stateUnknown: 'state',
  tokenOfLocation: 'tokens',
  clickTokenInDisplay: 'tokens',
  displayTokenInClick: 'tokens',
  tokenPaddingLost: 'tokens',
  tokenTruncated: 'tokens',
  tokenAltered: 'tokens',
  tokenUnknown: 'tokens',
  timestampInSeconds: 'timestamp',
  timestampFarOff: 'timestamp',
}

const FIELD_OF_PATH: readonly [RegExp, Field][] = [
  [/\.id$/, 'id'],
  [/\.type$/, 'type'],
  [/\.timestamp$/, 'timestamp'],
  [/\.tokens/, 'tokens'],
  [/\.state$/, 'state'],
  [/\.mbox\.name$/, 'mboxName'],
  [/\.view\.name$/, 'viewName'],
  [/\.impressionId$/, 'impressionId'],
]

/**
 * Checks a request against the API's rules and against the row that it answers. `json` is the body as text, `time`
 * the moment of checking (ms since the epoch).
 */
export function lint(url: string, json: string, time: number, row: Row | undefined, index: RowIndex): Finding[] {
  const body = { kind: 'text' as const, text: json, length: json.length }
  const request = { source: 'inspector' as const, time, method: 'POST', url, body }
  const exchange: Exchange = { id: 'draft', documentId: row?.documentId ?? '', frameId: 0, request }
  const read = readExchange(exchange)
  const problems = read.problems.map(problemFinding)
  if (!read.request) return problems
  const list = notified(read)
  const rules = [
    ...(list.length === 0 ? [rule('fault', undefined, 'noNotification')] : []),
    ...(read.request.context?.beacon === true ? [rule('note', undefined, 'beaconUnreadable')] : []),
    ...(read.request.execute || read.request.prefetch ? [rule('warning', undefined, 'contentRequested')] : []),
  ]
  return [...problems, ...rules, ...list.flatMap(one => lintOne(one, row, index))]
}

function lintOne(one: Notified, row: Row | undefined, index: RowIndex): Finding[] {
  const { raw, id, type, tokens } = one
  const used = row?.notifications.find(({ notified: own }) => own.impressionId === one.impressionId)
  return [
    ...(type === 'display' || type === 'click' ? [] : [rule('warning', 'type', 'typeUnknown', type)]),
    ...((id ?? '').length > MAX_ID_LENGTH ? [rule('fault', 'id', 'idTooLong', String(MAX_ID_LENGTH))] : []),
    ...(raw.mbox && raw.view ? [rule('fault', 'mboxName', 'mboxAndView')] : []),
    ...(type === 'display' && tokens.length === 0 && row?.eventToken !== undefined
      ? [tokensMissing(row.eventToken)]
      : []),
    ...(type === 'click' && one.state !== undefined ? [rule('note', 'state', 'stateInClick')] : []),
    ...(one.impressionId === undefined ? [rule('note', 'impressionId', 'impressionIdMissing')] : []),
    ...(used && one.impressionId !== undefined ? [rule('note', 'impressionId', 'impressionIdUsed')] : []),
    ...reasonsOf(one, tokens, row, index).map(found => reasonFinding(found, one, row)),
  ]
}

function reasonsOf(one: Notified, tokens: string[], row: Row | undefined, index: RowIndex): Reason[] {
  const ofTokens = tokens.flatMap(token => {
    const match = matchToken(one, token, index)
    return match ? match.reasons : [reason('tokenUnknown', locationName(one.location), token)]
  })
  const handout = row && newestHandout(row)
  const others = () => [...index.byToken.values()].flat().flatMap(({ handouts }) => handouts)
  return handout ? [...ofTokens, ...compare(one, handout, others)] : ofTokens
}

function reasonFinding(found: Reason, one: Notified, row: Row | undefined): Finding {
  const field = FIELD_OF_REASON[found.code]
  return { severity: 'fault', field, what: { kind: 'reason', reason: found }, mend: mendOf(found, field, one, row) }
}

/** What would mend a fault; nothing when it would change nothing, or the fault lies elsewhere. */
function mendOf(found: Reason, field: Field | undefined, one: Notified, row: Row | undefined): Finding['mend'] {
  if (found.code === 'timestampInSeconds') {
    const inMilliseconds = Number(found.values[0]) * 1000
    return isInSeconds(inMilliseconds) ? undefined : { field: 'timestamp', text: String(inMilliseconds) }
  }
  if (found.code === 'timestampFarOff') return { field: 'timestamp', text: String(Math.round(one.time)) }
  if (field === 'state' && row?.state !== undefined) return { field, text: row.state }
  const isOwnToken = one.tokens.length === 1 && one.tokens[0] === row?.eventToken
  if (field === 'tokens' && row?.eventToken !== undefined && !isOwnToken) return { field, text: row.eventToken }
  return undefined
}

function tokensMissing(token: string): Finding {
  return { ...rule('fault', 'tokens', 'tokensMissing'), mend: { field: 'tokens', text: token } }
}

function problemFinding(problem: Problem): Finding {
  const path = problem.kind === 'field' ? problem.fault.path : ''
  const field = FIELD_OF_PATH.find(([pattern]) => pattern.test(path))?.[1]
  return { severity: 'fault', field, what: { kind: 'problem', problem }, mend: undefined }
}

function rule(severity: Finding['severity'], field: Field | undefined, code: RuleCode, ...values: string[]): Finding {
  return { severity, field, what: { kind: 'rule', code, values }, mend: undefined }
}
