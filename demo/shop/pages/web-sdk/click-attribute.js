import { markDone } from '../visit-shop.js'
import { applyTo } from './apply-to.js'
import { sendDisplay } from './events.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy({
  datastreamId: 'teahouse-merged',
  autoCollectPropositionInteractions: { AJO: 'always', TGT: 'always' },
})
await sendDisplay(alloy, await applyTo(alloy, 'signup'))
markDone()
