import { markDone } from '../visit-shop.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy()
await alloy('sendEvent', { renderDecisions: true, personalization: { sendDisplayEvent: false } })
await alloy('sendEvent', {
  xdm: { eventType: 'web.webpagedetails.pageViews' },
  personalization: { includeRenderedPropositions: true },
})
markDone()
