import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
await alloy('sendEvent', { renderDecisions: true, data: { __adobe: { target: { moved: 'yes' } } } })
