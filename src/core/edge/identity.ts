import type { IdentityField } from '../dialect/dialect.ts'
import { answeredHint, isCluster, isOfOtherDatastream, overrideOf } from './compare.ts'
import { edgeOf, type EdgeCall } from './read.ts'
import { answeredEcid, askedEcid, consentOf } from './visitor.ts'

type Values = ReturnType<IdentityField['valuesOf']>

/** The fields that identify a visit to the Edge Network. */
export const EDGE_IDENTITY: readonly IdentityField[] = [
  {
    ...field('ECID', call => [askedEcid(call), answeredEcid(call)]),
    shared: 'ECID',
    // Instances of different organisations have different ECIDs for one visitor.
    alarmOf: (before, now) => (isOfOtherDatastream(edgeOf(before), edgeOf(now)) ? undefined : 'new visitor'),
  },
  field('datastream', ({ address }) => [address.datastream], 'other datastream'),
  {
    ...field('locationHint', call => [call.address.locationHint, answeredHint(call)]),
    // Target's own cluster, as at.js knows it, is replaced by the first region that the Edge Network names.
    alarmOf: (before, now) => (hintsDiffer(edgeOf(before), edgeOf(now)) ? 'cluster hop' : undefined),
  },
  field('propertyToken', call => [overrideOf(call)], 'other property'),
  {
    ...field('consent', consentOf),
    alarmOf: (_, now) => (consentOf(edgeOf(now)).some(isOut) ? 'consent withdrawn' : undefined),
  },
]

function hintsDiffer(...calls: [EdgeCall, EdgeCall]): boolean {
  const [before, now] = calls.map(call => answeredHint(call) ?? call.address.locationHint ?? '')
  return isCluster(before ?? '') === isCluster(now ?? '') && before !== now
}

function isOut(consent: string | undefined): boolean {
  return consent?.endsWith('=out') === true
}

function field(name: string, valuesOf: (call: EdgeCall) => Values, alarm?: string): IdentityField {
  return {
    name,
    valuesOf: read => valuesOf(edgeOf(read)),
    ...(alarm !== undefined && { alarmOf: () => alarm }),
  }
}
