import { property } from '/config.js'
import { markDone } from '../visit-shop.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
const edgeConfigOverrides = { datastreamId: 'teahouse-merged', com_adobe_target: { propertyToken: property } }
await alloy('sendEvent', { renderDecisions: true, edgeConfigOverrides })
markDone()
