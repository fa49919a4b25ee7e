import { WITNESS_MARK } from '../../bridge/witness.ts'
import { bare, defineProperty } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { witnessBeacons } from './witnessBeacons.ts'

/*
 * Witness mode. No manifest names this script: only the tester's own act has the browser put it into a page, for one load.
 */
quietly(() => {
  witnessBeacons()
  defineProperty(globalThis, Symbol.for(WITNESS_MARK), bare({ value: true }))
})
