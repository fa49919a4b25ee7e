import { markDone } from '../visit-shop.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
const answer = globalThis.edgeNetworkAnswer
// The server may have had no answer.
await (answer === undefined
  ? alloy('sendEvent', { renderDecisions: true })
  : alloy('applyResponse', { renderDecisions: true, ...answer }))
markDone()
