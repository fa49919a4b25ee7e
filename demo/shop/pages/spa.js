import { bindViewButtons } from './bind-view-buttons.js'
import { createPageClient } from './page-client.js'
import { markDone } from './visit-shop.js'

// `?pageLoad=off` requests only views; the clicks bound to no location then come as `prefetch.metrics`.
const withPageLoad = new URLSearchParams(location.search).get('pageLoad') !== 'off'
const client = createPageClient()
bindViewButtons(client)
await client.init({ withPageLoad })
markDone()
