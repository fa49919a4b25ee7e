import { PAGE_MODE_MARK } from '../../bridge/pageMode.ts'
import type { PageMode } from '../../core/session/pageMode.ts'
import { isBeforeScripts } from '../channel/isBeforeScripts.ts'
import { OFFER } from '../channel/names.ts'
import { addEventListener, bare, defineProperty, fontsOf } from '../channel/primordials.ts'
import { resolved, then } from '../channel/then.ts'
import { quietly } from '../channel/quietly.ts'
import { createHold } from './createHold.ts'
import { holdCalls } from './holdCalls.ts'
import { document } from '../channel/modePrimordials.ts'

/*
 * Hold mode. This script is in no manifest: the browser injects it only when the tester asks for it, for one load.
 */
quietly(() => {
  const hold = createHold()
  let release = holdCalls(hold)
  const again = (): void => void (release = holdCalls(hold))
  // Chromium runs this script before the observer, whose offer of its channel marks its start. A held call must not reach
  // the observer, so the hold moves in front of it when its script has ended.
  addEventListener(fontsOf(document), OFFER, () => {
    if (!isBeforeScripts()) return
    release()
    void then(resolved, again, again)
  })
  defineProperty(globalThis, Symbol.for(PAGE_MODE_MARK), bare({ value: 'hold' satisfies PageMode }))
})
