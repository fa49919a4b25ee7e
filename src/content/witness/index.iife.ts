import { WITNESS_MARK } from '../../bridge/witness.ts'
import { bare, defineProperty } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { watchAlloy } from './watchAlloy.ts'
import { witnessBeacons } from './witnessBeacons.ts'

/*
 * Witness mode. This script is in no manifest: the browser injects it only when the tester asks for it, for one load.
 */
quietly(() => {
  witnessBeacons()
  watchAlloy()
  defineProperty(globalThis, Symbol.for(WITNESS_MARK), bare({ value: true }))
})
