import { markDone } from '../visit-shop.js'
import { applyTo } from './apply-to.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
await applyTo(alloy, 'home')
await alloy('sendEvent', { personalization: { includeRenderedPropositions: true } })
markDone()
