import { deliveryComposer } from '../delivery/composer.ts'
import { edgeComposer } from '../edge/composer.ts'
import type { Composer } from './composer.ts'

/** How notifications of each protocol are composed, by the protocol's name; apart from the protocols, because only a dialog needs it. */
export const COMPOSERS: ReadonlyMap<string, Composer> = new Map([
  ['delivery', deliveryComposer],
  ['edge', edgeComposer],
])
