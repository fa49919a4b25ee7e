import { toExchangeFile } from '../test/fixtures/sessionFiles.ts'
import { aNotification, anMbox, aPrefetch, optionToken } from '../test/fixtures/exchanges.ts'
import { aProposition, delivering, displaying, htmlItem, propositionId } from '../test/fixtures/edge.ts'
import { anAtJsOption, aSameProposition, atJsCall, atJsPage, webSdkPropositions } from '../test/fixtures/parity.ts'
import { importText } from '../test/fixtures/importText.ts'
import type { Scenario } from './scenario.ts'

/** What at.js delivered besides, and displayed. */
const BESIDES = {
  teaser: {
    activity: '4',
    content: '<section class="teaser"><h2>New in spring</h2><p>Up to 20 % off all shoes</p></section>',
  },
  'product-page-recommendations': { activity: '5', content: '<ul><li>Boots</li><li>Socks</li></ul>' },
  banner: { activity: '6', experience: '0', content: '<b>Free delivery</b>' },
  footer: { activity: '7', content: '<p>Newsletter</p>' },
}

/** Two ledgers beside each other. */
export const COMPARED = {
  'migration parity': {
    play: async ({ page, panel }) => {
      await importText(panel, toExchangeFile(before()), 'shop-with-at.js-before-the-migration.json')
      page().record(...after())
      panel.comparison.isOpen.value = true
    },
  },
  'nothing to compare with': {
    play: ({ page, panel }) => {
      page().record(aPrefetch([anMbox({ name: 'home' })]))
      panel.comparison.isOpen.value = true
    },
  },
} satisfies Record<string, Scenario>

function before() {
  const mboxes = Object.entries(BESIDES).map(([name, offer], index) => ({
    name,
    index,
    state: name,
    options: [anAtJsOption({ ...offer, token: name })],
  }))
  const displays = Object.keys(BESIDES).map((name, at) =>
    aNotification({ id: `display of ${name}`, mbox: name, tokens: [optionToken(name)], state: name, at: 300 + at }),
  )
  return [...atJsPage(), atJsCall('prefetch', { mboxes }, 20), ...displays]
}

function after() {
  const { page, hero, cart, clicks } = webSdkPropositions()
  const teaser = aSameProposition('teaser', { activity: '4', content: BESIDES.teaser.content.replace('20 %', '25 %') })
  const related = aSameProposition('product-page-recommendations', BESIDES['product-page-recommendations'])
  const banner = aSameProposition('banner', { activity: '6', experience: '1', content: '<b>Gift</b>' })
  const chat = aProposition({ scope: 'chat', id: propositionId('8'), items: [htmlItem('<i>Chat</i>')] })
  const shown = [page, hero, teaser, banner, chat]
  return [
    delivering([page, hero, cart, ...clicks, teaser, related, banner, chat], { id: 'web-sdk' }),
    displaying(shown, { requestId: 'display' }),
    displaying([hero], { requestId: 'again', at: 2000 }),
    displaying([cart], { requestId: 'view', view: 'cart', at: 3000 }),
  ]
}
