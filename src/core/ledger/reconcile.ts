import type { ParsedExchange } from '../dialect/dialect.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { homeOf, isImported } from '../exchange/imported.ts'
import { groupBy } from '../groupBy.ts'
import { middleOf } from '../middleOf.ts'
import { compareRows, patched } from './order.ts'
import { createPairing, type Pairing, type PairingInput } from './pairing.ts'
import type { Row } from './row.ts'

export interface ReconcileOptions {
  /** What the page's libraries reported about rendering. */
  renderings?: readonly Rendering[]
  /** Whether all delivered content is known; if not, an unknown token is not an error. */
  isComplete?: boolean
}

/** Reconciles all exchanges as they are now. */
export type Reconciler = (reads: readonly ParsedExchange[], options?: ReconcileOptions) => readonly Row[]

/**
 * Pairs all delivered content with all notifications. Rows are keyed by document, location (its rank among those of one
 * name) and token, in the order in which they were first delivered; notifications without a match follow. The same
 * exchanges give the same rows, in whatever order they were recorded. Captured and imported exchanges never answer each
 * other; rows of files come last.
 */
export function reconcile(reads: readonly ParsedExchange[], options: ReconcileOptions = {}): Row[] {
  return [...createReconciler()(reads, options)]
}

/**
 * Creates what reconciles exchanges again and again, with the same result as {@link reconcile}, in time that depends on what changed:
 * exchanges count as the same as long as they are the same objects. Rows that did not change stay the same objects.
 */
export function createReconciler(): Reconciler {
  let known: readonly ParsedExchange[] = []
  const [captured, filed] = [createSide(), createSide()]
  let sides: readonly (readonly Row[])[] = [[], []]
  let rows: readonly Row[] = []
  return (reads, { renderings = [], isComplete = true } = {}) => {
    const { gone, come } = differenceOf(known, reads)
    known = reads
    const hasFiles = renderings.some(isImported)
    const next = [
      captured({
        gone: gone.filter(read => !isOfFile(read)),
        come: come.filter(read => !isOfFile(read)),
        renderings: hasFiles ? renderings.filter(one => !isImported(one)) : renderings,
        isComplete,
      }),
      // A file is independent of whether everything was captured.
      filed({
        gone: gone.filter(isOfFile),
        come: come.filter(isOfFile),
        renderings: hasFiles ? renderings.filter(isImported) : [],
        isComplete: true,
      }),
    ]
    if (next.every((side, at) => side === sides[at])) return rows
    sides = next
    return (rows = sides[1]?.length === 0 ? (sides[0] ?? []) : sides.flat())
  }
}

function isOfFile({ exchange }: ParsedExchange): boolean {
  return isImported({ documentId: homeOf(exchange) })
}

/** The calls of one origin, in pairs of each protocol: a notification answers only what its own delivered. */
function createSide(): (input: PairingInput) => readonly Row[] {
  const pairings = new Map<string, Pairing>()
  let rows: readonly Row[] = []
  return ({ gone, come, ...input }) => {
    const [goneOf, comeOf] = [gone, come].map(reads => groupBy(reads, ({ dialect }) => dialect.name))
    for (const name of comeOf?.keys() ?? []) if (!pairings.has(name)) pairings.set(name, createPairing())
    const changes = [...pairings].flatMap(([name, pair]) =>
      pair({ ...input, gone: goneOf?.get(name) ?? [], come: comeOf?.get(name) ?? [] }),
    )
    return (rows = patched(rows, changes, compareRows))
  }
}

/** The exchanges of which one list lacks those of the other; lists mostly begin and end the same. */
function differenceOf(
  known: readonly ParsedExchange[],
  reads: readonly ParsedExchange[],
): Pick<PairingInput, 'gone' | 'come'> {
  const { before, after } = middleOf(known, reads)
  const [held, now] = [new Set(before), new Set(after)]
  return { gone: before.filter(read => !now.has(read)), come: after.filter(read => !held.has(read)) }
}
