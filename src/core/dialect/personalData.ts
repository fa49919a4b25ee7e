import { DELIVERY_PERSONAL } from '../delivery/personal.ts'
import { EDGE_PERSONAL } from '../edge/personal.ts'
import type { Personal } from './personal.ts'

/**
 * What identifies or describes a visitor in the calls of each protocol, by its name; apart from the protocols, because only an
 * export needs it. Of a protocol without it nothing is known to.
 */
export const PERSONAL_DATA: ReadonlyMap<string, Personal> = new Map([
  ['delivery', DELIVERY_PERSONAL],
  ['edge', EDGE_PERSONAL],
])
