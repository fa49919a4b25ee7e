import { deliveryDrafting } from '../delivery/drafting.ts'
import { edgeDrafting } from '../edge/drafting/drafting.ts'
import type { ParsedExchange } from './dialect.ts'
import type { Drafting } from './drafting.ts'

/** How requests of each protocol are written by hand, by its name; apart from the protocols, because the ledger does not need it. */
const DRAFTINGS: ReadonlyMap<string, Drafting> = new Map([
  ['delivery', deliveryDrafting],
  ['edge', edgeDrafting],
])

/** How requests of an exchange's protocol are written by hand; undefined for one that is only read. */
export function draftingOf({ dialect }: ParsedExchange): Drafting | undefined {
  return DRAFTINGS.get(dialect.name)
}
