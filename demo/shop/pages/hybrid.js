import { bindViewButtons } from './bind-view-buttons.js'
import { createCalls } from './delivery-calls.js'
import { createPageClient } from './page-client.js'
import { readServerState } from './server-state.js'
import { createTargetClient } from './target-client.js'
import { markDone } from './visit-shop.js'

const outcome = document.querySelector('#outcome')
const state = readServerState()
// Lets Analytics join the server's call and the page's notifications.
const calls = createCalls({ supplementalDataId: state?.request.experienceCloud?.analytics?.supplementalDataId })
const client = createPageClient(calls)
bindViewButtons(client)
await client.init()
// at.js does not touch the mboxes of a server's answer: the page shows and notifies them itself.
if (state !== undefined) createTargetClient(calls).applyOffers({ prefetch: { mboxes: state.response.prefetch.mboxes } })
outcome.textContent = state === undefined ? 'The server had no answer; the page asked itself.' : 'The server’s answer.'

document.querySelector('#next-state').addEventListener('click', async () => {
  const response = await fetch('/hybrid-state.json')
  globalThis.targetGlobalSettings = { ...globalThis.targetGlobalSettings, serverState: await response.json() }
  client.applyServerState()
  outcome.textContent = 'The server’s next answer.'
})
markDone()
