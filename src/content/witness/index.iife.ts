import { PAGE_MODE_MARK } from '../../bridge/pageMode.ts'
import type { PageMode } from '../../core/session/pageMode.ts'
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
  defineProperty(globalThis, Symbol.for(PAGE_MODE_MARK), bare({ value: 'witness' satisfies PageMode }))
})
