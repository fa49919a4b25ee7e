import { markDone } from '../visit-shop.js'
import { sendDisplay } from './events.js'
import { showOffers } from './show-offers.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
const { home } = await showOffers(alloy, ['home'])
await sendDisplay(alloy, [home.display])
await sendDisplay(alloy, [home.display])
markDone()
