import type { HandedOut } from '../../delivery/handedOut.ts'
import { compareEnvelope, compareState, compareTimestamp } from '../../ledger/compare.ts'
import type { RowIndex } from '../../ledger/match.ts'
import { reason, type Reason, type ReasonCode } from '../../ledger/reason.ts'
import { newestHandout } from '../../ledger/row.ts'
import { inBody, setting, type Finding, type Mend, type Place } from '../finding.ts'
import { groupBy } from '../../groupBy.ts'
import { once } from '../../once.ts'
import { getAt, pathText, type Path } from '../../jsonPath.ts'
import { withQuery } from './address.ts'
import { handoutOf, isThere, type Known, type Meaning } from './meaning.ts'

/** Where the envelope may differ from the hand-out's own call. */
const PATHS: Partial<Record<ReasonCode, Path>> = {
  propertyChanged: ['property', 'token'],
  propertyDropped: ['property', 'token'],
  environmentChanged: ['environmentId'],
  environmentDropped: ['environmentId'],
  qaModeDropped: ['qaMode'],
  tntIdMissing: ['id', 'tntId'],
  tntIdChanged: ['id', 'tntId'],
  clusterChanged: ['id', 'tntId'],
  supplementalDataIdChanged: ['experienceCloud', 'analytics', 'supplementalDataId'],
  supplementalDataIdDropped: ['experienceCloud', 'analytics', 'supplementalDataId'],
}

/** What the request says otherwise than the calls that handed its tokens out, each difference once. */
export function compareCalls(url: string, meanings: readonly Meaning[], known: Known): Finding[] {
  const found = new Map<string, Finding>()
  for (const { one, row } of meanings) {
    const begun = known.row && newestHandout(known.row)
    const handout = (row && handoutOf(row, one.state)) ?? begun
    for (const because of handout ? compareEnvelope(one, handout) : []) {
      const finding = ofCall(url, because, handout)
      const place = finding.place.in === 'url' ? 'url' : pathText(finding.place.path)
      const key = `${because.code} ${place} ${because.values.join(' ')}`
      if (!found.has(key)) found.set(key, finding)
    }
  }
  return [...found.values()]
}

function ofCall(url: string, because: Reason, handout: HandedOut | undefined): Finding {
  const path = PATHS[because.code]
  if (path) return told(because, inBody(...path), setting('useHandedOut', path, handedAt(path, because, handout)))
  const name = because.code === 'clientChanged' ? 'client' : 'sessionId'
  const mended = withQuery(url, name, String(because.values.at(-1) ?? ''))
  return told(because, { in: 'url' }, { code: 'useHandedOut', edits: [{ in: 'url', url: mended }] })
}

/** The visitor may have come with the answer; everything else stands in the call's own request. */
function handedAt(path: Path, because: Reason, handout: HandedOut | undefined): unknown {
  if (path[1] === 'tntId') return because.values.at(-1)
  return getAt(handout?.read.rawRequest, path)
}

/** What a notification's state and timestamp say otherwise than what was handed out, and than the clock. */
export function compareNotification(meaning: Meaning, othersWith: OthersWith): Finding[] {
  const { one, path, row } = meaning
  const handout = row && isThere(one, row) ? handoutOf(row, one.state) : undefined
  const place: Path = [...path, entityName(one.raw), 'state']
  const ofState = handout ? compareState(one, handout, () => othersWith(one.state)) : []
  const mend = handout?.state === undefined ? undefined : setting('useState', place, handout.state)
  return [
    ...ofState.map(because => told(because, inBody(...place), mend)),
    ...compareTimestamp(one).map(because => ofTimestamp(because, [...path, 'timestamp'], one.time)),
  ]
}

function ofTimestamp(because: Reason, path: Path, time: number): Finding {
  const isSeconds = because.code === 'timestampInSeconds'
  const mend = isSeconds
    ? setting('useMilliseconds', path, Math.round(Number(because.values[0]) * 1000))
    : setting('useNow', path, Math.round(time))
  return { ...told(ofDraft(because), inBody(...path), mend), source: isSeconds ? 'OpenAPI' : 'assumption' }
}

/** What is not sent yet has no time of its own but now. */
function ofDraft(because: Reason): Reason {
  return because.code === 'timestampFarOff' ? reason('timestampFarFromNow', ...because.values) : because
}

/** The hand-outs with a state. */
export type OthersWith = (state: string | undefined) => readonly HandedOut[]

/** Finds hand-outs by state; looks at them all when it is first asked. */
export const groupByState = once(({ byLocation }: RowIndex): OthersWith => {
  let groups: Map<string, HandedOut[]> | undefined
  return state => {
    groups ??= groupBy(handoutsOf(byLocation), handout => handout.state)
    return state === undefined ? [] : (groups.get(state) ?? [])
  }
})

function handoutsOf(byLocation: RowIndex['byLocation']): HandedOut[] {
  return [...byLocation.values()].flat().flatMap(({ handouts }) => handouts)
}

function entityName({ mbox, view, pageLoad }: Meaning['one']['raw']): 'mbox' | 'view' | 'pageLoad' {
  if (mbox) return 'mbox'
  if (view) return 'view'
  return pageLoad ? 'pageLoad' : 'mbox'
}

function told(because: Reason, place: Place, mend: Mend | undefined): Finding {
  return { severity: 'fault', place, what: { kind: 'reason', reason: because }, source: 'handed out', mend }
}
