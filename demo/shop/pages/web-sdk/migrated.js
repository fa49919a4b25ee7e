import { markDone } from '../visit-shop.js'
import { sendDisplay } from './events.js'
import { showOffers } from './show-offers.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
const offers = await showOffers(alloy, ['footer', 'home', 'product1', 'product-data', 'signup'])
const forgotten = new URLSearchParams(location.search).get('forgets')
const shown = Object.entries(offers).filter(([scope]) => scope !== forgotten)
await sendDisplay(
  alloy,
  shown.map(([, { display }]) => display),
)
markDone()
