import type { Decision } from '../../../dialect/dialect.ts'
import { namesLocation, type DeliveryNotification } from '../../sentNotification.ts'
import { deliveryOf } from '../../read.ts'
import { compareEnvelope, compareState, compareTimestamp } from '../../compare.ts'
import type { RowIndex } from '../../../ledger/match.ts'
import type { DeliveryReasons } from '../../reason.ts'
import type { Reason } from '../../../dialect/reason.ts'
import { newestDecision } from '../../../ledger/row.ts'
import { sentBefore } from '../../../ledger/sentBefore.ts'
import { setting } from '../finding.ts'
import { inBody } from '../../../dialect/findings.ts'
import type { Finding, Fix, FindingPlace } from '../../../dialect/finding.ts'
import { groupBy } from '../../../groupBy.ts'
import { toJson } from '../../../json/json.ts'
import { memoize } from '../../../memoize.ts'
import { getAt, pathText, textAt, type Path } from '../../../json/jsonPath.ts'
import { withQuery } from './address.ts'
import type { Meaning } from './meaning.ts'
import type { CheckContext } from '../../../dialect/drafting.ts'

/** Where the envelope may differ from the decision's own call. */
const PATHS: Partial<Record<string, Path>> = {
  propertyChanged: ['property', 'token'],
  propertyDropped: ['property', 'token'],
  environmentChanged: ['environmentId'],
  environmentDropped: ['environmentId'],
  qaModeDropped: ['qaMode'],
  tntIdDropped: ['id', 'tntId'],
  tntIdChanged: ['id', 'tntId'],
  clusterChanged: ['id', 'tntId'],
  marketingCloudVisitorIdChanged: ['id', 'marketingCloudVisitorId'],
  marketingCloudVisitorIdDropped: ['id', 'marketingCloudVisitorId'],
  thirdPartyIdChanged: ['id', 'thirdPartyId'],
  thirdPartyIdDropped: ['id', 'thirdPartyId'],
  customerIdChanged: ['id', 'customerIds'],
  customerIdDropped: ['id', 'customerIds'],
  supplementalDataIdChanged: ['experienceCloud', 'analytics', 'supplementalDataId'],
  supplementalDataIdDropped: ['experienceCloud', 'analytics', 'supplementalDataId'],
} satisfies Partial<Record<keyof DeliveryReasons, Path>>

/** Where the request differs from the calls that delivered its tokens, each difference once. */
export function compareCalls(url: string, meanings: readonly Meaning[], known: CheckContext): Finding[] {
  const found = new Map<string, Finding>()
  for (const { one, row, tokens } of meanings) {
    // A notification with only unknown tokens answers no call.
    if (tokens.length > 0 && tokens.every(({ match }) => match === undefined)) continue
    const begun = known.row && newestDecision(known.row)
    const decision = (row && newestDecision(row)) ?? begun
    for (const because of decision ? compareEnvelope(one, decision) : []) {
      const finding = ofCall(url, because, decision)
      const place = finding.place.in === 'url' ? 'url' : pathText(finding.place.path)
      const key = `${because.code} ${place} ${toJson(because.values.slice(2), 0)}`
      if (!found.has(key)) found.set(key, finding)
    }
  }
  return [...found.values()]
}

function ofCall(url: string, because: Reason, decision: Decision | undefined): Finding {
  const path = PATHS[because.code]
  if (path) {
    const delivered = valueDelivered(path, because, decision)
    const number = typeof delivered === 'number' ? textAt(requestOf(decision), path) : undefined
    return toFinding(because, inBody(...path), setting('useDelivered', path, delivered, number))
  }
  const name = because.code === 'clientChanged' ? 'client' : 'sessionId'
  const delivered = because.values.at(-1)
  const fixed = withQuery(url, name, typeof delivered === 'string' ? delivered : '')
  return toFinding(because, { in: 'url' }, { code: 'useDelivered', edits: [{ in: 'url', url: fixed }] })
}

/** The visitor may have come with the answer; everything else is in the call's own request. */
function valueDelivered(path: Path, because: Reason, decision: Decision | undefined): unknown {
  if (path[1] === 'tntId') return because.values.at(-1)
  return getAt(requestOf(decision), path)
}

function requestOf(decision: Decision | undefined): unknown {
  return decision && deliveryOf(decision.read).rawRequest
}

/** The displays that the page has already sent, once for each row. */
export function compareSent(meanings: readonly Meaning[]): Finding[] {
  const seen = new Set<string>()
  return meanings.flatMap(({ one, path, tokens }) =>
    tokens.flatMap(({ match }) => {
      if (one.event !== 'display' || !match || match.reasons.length > 0 || seen.has(match.row.id)) return []
      seen.add(match.row.id)
      const because = sentBefore(match.row, one.countId)
      const place = inBody(...path, 'impressionId')
      return because
        ? [{ ...toFinding(because, place, undefined), severity: 'warning' as const, source: 'recorded' as const }]
        : []
    }),
  )
}

/** Where a notification's state differs from the delivered one, and its timestamp from the clock. */
export function compareNotification(meaning: Meaning, othersWith: OthersWith): Finding[] {
  const { one, path, row } = meaning
  const decision = row && namesLocation(one, row.location) ? newestDecision(row) : undefined
  const place: Path = [...path, entityName(one.raw), 'state']
  const ofState = decision ? compareState(one, decision, () => othersWith(one.state)) : []
  const fix = decision?.state === undefined ? undefined : setting('useState', place, decision.state)
  return [
    ...ofState.map(because => toFinding(because, inBody(...place), fix)),
    ...compareTimestamp(one).map(because => ofTimestamp(because, [...path, 'timestamp'], one)),
  ]
}

function ofTimestamp(because: Reason, path: Path, { raw, time }: DeliveryNotification): Finding {
  const isSeconds = because.code === 'timestampInSeconds'
  const fix = isSeconds
    ? setting('useMilliseconds', path, Math.round((raw.timestamp ?? 0) * 1000))
    : setting('useNow', path, Math.round(time))
  return { ...toFinding(ofDraft(because), inBody(...path), fix), source: isSeconds ? 'OpenAPI' : 'assumption' }
}

/** The time of an unsent notification is now. */
function ofDraft(because: Reason): Reason {
  if (because.code === 'timestampBeforeRequest') return { ...because, code: 'timestampBeforeNow' }
  return because.code === 'timestampAfterRequest' ? { ...because, code: 'timestampAfterNow' } : because
}

/** The decisions with a state. */
export type OthersWith = (state: string | undefined) => readonly Decision[]

/** Finds decisions by state; indexes them all on the first call. */
export const groupByState = memoize(({ byLocation }: RowIndex): OthersWith => {
  let groups: Map<string, Decision[]> | undefined
  return state => {
    groups ??= groupBy(decisionsIn(byLocation), decision => decision.state)
    return state === undefined ? [] : (groups.get(state) ?? [])
  }
})

function decisionsIn(byLocation: RowIndex['byLocation']): Decision[] {
  return [...byLocation.values()].flat().flatMap(({ decisions }) => decisions)
}

function entityName({ mbox, view, pageLoad }: Meaning['one']['raw']): 'mbox' | 'view' | 'pageLoad' {
  if (mbox) return 'mbox'
  if (view) return 'view'
  return pageLoad ? 'pageLoad' : 'mbox'
}

function toFinding(because: Reason, place: FindingPlace, fix: Fix | undefined): Finding {
  return { severity: 'error', place, what: { kind: 'reason', reason: because }, source: 'delivered', fix }
}
