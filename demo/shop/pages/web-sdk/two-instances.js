import { markDone } from '../visit-shop.js'
import { demoConfig } from './demo-config.js'
import { sendDisplay } from './events.js'
import { showOffers } from './show-offers.js'
import { loadAlloy } from './start-alloy.js'

const { alloy, second } = await loadAlloy(['alloy', 'second'])
await alloy('configure', demoConfig())
await second('configure', { ...demoConfig(), orgId: 'second@AdobeOrg', datastreamId: 'teahouse-second' })
const { home } = await showOffers(second, ['home'])
await sendDisplay(second, [home.display])
await alloy('sendEvent', { renderDecisions: true })
markDone()
