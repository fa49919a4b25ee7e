import { bindViewButtons } from '../bind-view-buttons.js'
import { markDone } from '../visit-shop.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
bindViewButtons({
  triggerView: viewName =>
    alloy('sendEvent', {
      renderDecisions: true,
      xdm: { web: { webPageDetails: { viewName: viewName.toLowerCase() } } },
    }),
})
await alloy('sendEvent', { renderDecisions: true })
markDone()
