import { markDone } from '../visit-shop.js'
import { sendDisplay } from './events.js'
import { showOffers } from './show-offers.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
const { product1 } = await showOffers(alloy, ['home', 'product1'])
await sendDisplay(alloy, [product1.display])
markDone()
