import type { Decision } from '../dialect/dialect.ts'
import { placeOf, type RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import type { Row } from '../ledger/row.ts'
import { toJson } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import { edgeReason } from './reason.ts'
import { edgeOf, type EdgeCall } from './read.ts'

type Version = readonly [major: number, minor: number, patch: number]

/** A bug of the Web SDK: the versions that have it, the content that shows it, and the sentence. */
interface KnownBug {
  from: Version
  /** The first version without it. */
  until: Version
  isShownBy: (decision: Decision) => boolean
  reason: (place: RowLocation, version: string) => Reason
}

/** Known bugs of the Web SDK, from the release notes and the issues of adobe/alloy. */
const KNOWN_BUGS: readonly KnownBug[] = [
  {
    from: [2, 19, 0],
    until: [2, 19, 1],
    isShownBy: ({ item }) => item.kind === 'nothing',
    reason: (place, version) => edgeReason('emptyPropositions', place, version),
  },
  {
    // https://github.com/adobe/alloy/issues/1225
    from: [2, 20, 0],
    until: [2, 25, 0],
    isShownBy: isPageAction,
    reason: (place, version) => edgeReason('displaysLeftOut', place, version),
  },
  {
    from: [2, 0, 0],
    until: [2, 31, 0],
    isShownBy: decision => isPageAction(decision) && toJson(decision.raw, 0)?.includes('"customCode"') === true,
    reason: (place, version) => edgeReason('customCodeOnce', place, version),
  },
]

/** The known bugs of the Web SDK's version that may explain why a decision is due. */
export function versionHints(decision: Decision): Reason[] {
  const version = versionOf(edgeOf(decision.read))
  const parsed = parseVersion(version)
  if (version === undefined || !parsed) return []
  return KNOWN_BUGS.filter(
    ({ from, until }) => compareVersions(from, parsed) <= 0 && compareVersions(parsed, until) < 0,
  )
    .filter(({ isShownBy }) => isShownBy(decision))
    .map(({ reason }) => reason(placeOf(decision), version))
}

const versionOf = memoize(({ events }: EdgeCall): string | undefined => {
  const versions = events.map(({ xdm }) => xdm?.implementationDetails?.version)
  return versions.find(version => version !== undefined)
})

/** The Web SDK's part of a version: the tag extension writes its own after a plus. */
function parseVersion(text: string | undefined): Version | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(text ?? '') ?? []
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Whether the Web SDK itself renders and displays a decision. */
export function isPageAction({ item }: Pick<Row, 'item'>): boolean {
  return item.kind === 'option' && item.type.split(', ').includes('dom-action')
}
