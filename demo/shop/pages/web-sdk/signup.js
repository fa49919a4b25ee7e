import { markDone } from '../visit-shop.js'
import { sendDisplay, sendInteract } from './events.js'
import { showOffers } from './show-offers.js'
import { startAlloy } from './start-alloy.js'

/** Shows signup and reports its display; `clickedOf` chooses the proposition that a click reports, or none. */
export async function showSignup(clickedOf) {
  const alloy = await startAlloy()
  const { signup } = await showOffers(alloy, ['signup'])
  document.querySelector('[data-mbox="signup"]').addEventListener('click', () => {
    void sendInteract(alloy, [clickedOf(signup)])
  })
  await sendDisplay(alloy, [signup.display])
  markDone()
}
