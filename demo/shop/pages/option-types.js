import { fetchDynamicOptions } from './render-options.js'
import { createTargetClient } from './target-client.js'
import { markDone } from './visit-shop.js'

const names = ['home', 'product-data', 'tasting-table', 'daily-tip', 'moved-shop']

document.addEventListener('at-content-rendering-redirect', ({ detail }) => {
  document.querySelector('#redirect').textContent = `To ${detail.url}; followed with ?follow`
})

const client = createTargetClient()
const response = await client.getOffers({ prefetch: { mboxes: names.map((name, index) => ({ index, name })) } })
const { mboxes } = response.prefetch
for (const { options } of mboxes) await fetchDynamicOptions(options)
client.applyOffers(response)
const facts = mboxes.find(({ name }) => name === 'product-data')
document.querySelector('#product-data').textContent = facts.options[0].content.badge
markDone()
