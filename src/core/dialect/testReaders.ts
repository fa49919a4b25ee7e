import { deliveryTestReader } from '../delivery/testReader.ts'
import { edgeTestReader } from '../edge/testReader.ts'
import type { TestReader } from './testReader.ts'

/** The reader of each protocol for exported tests, by the protocol's name; apart from the protocols, because only an export needs it. */
export const TEST_READERS: ReadonlyMap<string, TestReader> = new Map([
  ['delivery', deliveryTestReader],
  ['edge', edgeTestReader],
])
