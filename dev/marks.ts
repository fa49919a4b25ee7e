import type { Expectable } from '../src/core/annotation/judgeExpectation.ts'
import { locationName } from '../src/core/dialect/location.ts'
import type { Mark } from '../src/core/ledger/status.ts'
import {
  aDisplay,
  anExchange,
  anMbox,
  anOption,
  aPrefetch,
  bodyOf,
  envelope,
  held,
  OPENED,
  optionToken,
  prefetched,
} from '../test/fixtures/exchanges.ts'
import { aProposition, delivering, displaying } from '../test/fixtures/edge.ts'
import type { Panel } from '../src/panel/model/createPanel.ts'
import type { Scenario } from './scenario.ts'

/** For each status and each other mark, a page with a row that has it. */
export const MARKED: Readonly<Record<Mark, Scenario>> = {
  rejected: {
    play: ({ page }) => {
      const response = { status: 400, message: 'Notification token is invalid' }
      page().record(delivered('login'), aDisplay('login', { source: 'XHR', status: 400, response }))
    },
  },
  'not acknowledged': {
    play: ({ page }) =>
      page().record(delivered('search'), aDisplay('search', { source: 'fetch', response: { status: 200 } })),
  },
  mismatch: {
    play: ({ page }) => page().record(delivered('basket'), aDisplay('basket', { state: 'the-state-of-another-call' })),
  },
  duplicate: {
    play: ({ page }) => page().record(delivered('teaser'), aDisplay('teaser'), aDisplay('teaser', { at: 1400 })),
  },
  due: { play: ({ page }) => page().record(delivered('home')) },
  held: { play: ({ page }) => page().record(delivered('stage'), held(aDisplay('stage'))) },
  waiting: {
    play: ({ page }) => {
      const options = [{ ...anOption(optionToken('cart')), content: '<h2>Your cart</h2>' }]
      page().record(prefetched({ views: [{ name: 'cart', options, state: 'state-of-cart' }] }))
    },
  },
  sent: { play: ({ page }) => page().record(delivered('banner'), aDisplay('banner')) },
  accepted: {
    play: ({ page }) => {
      const hero = aProposition({ scope: 'hero' })
      page().record(delivering([hero]), displaying([hero]))
    },
  },
  acknowledged: {
    play: ({ page }) => {
      const response = { status: 200, notifications: [{ id: 'display-of-product' }] }
      const display = aDisplay('product', { source: 'fetch', notificationId: 'display-of-product', response })
      page().record(delivered('product'), display)
    },
  },
  'counted on delivery': {
    play: ({ page }) => {
      const request = { ...envelope, execute: { mboxes: [{ index: 0, name: 'header' }] } }
      const response = { status: 200, client: 'demo', execute: { mboxes: [anMbox({ name: 'header' })] } }
      page().record(anExchange({ at: 0, request, response }))
    },
  },
  'not rendered': {
    play: ({ page }) => {
      const errors = [{ eventToken: optionToken('footer'), message: 'no such element' }]
      const detail = bodyOf({ error: [{ mbox: 'footer', data: { errors } }] })
      page().record(delivered('footer'))
      page().report({ kind: 'event', number: 1, time: OPENED + 900, type: 'at-content-rendering-failed', detail })
    },
  },
  expected: {
    play: ({ page, panel }) => {
      page().record(delivered('recommendation'), aDisplay('recommendation'), aDisplay('recommendation', { at: 1400 }))
      expect(panel, 'recommendation', 'duplicate')
    },
  },
  unexpected: {
    play: ({ page, panel }) => {
      page().record(delivered('countdown'), aDisplay('countdown'))
      expect(panel, 'countdown', 'not displayed')
    },
  },
  imported: {
    play: ({ page, panel }) => {
      const answer = { status: 200, client: 'demo', prefetch: { mboxes: [anMbox({ name: 'newsletter' })] } }
      page()
      panel.imports.addText(JSON.stringify(answer), 'server.json')
    },
  },
  'other origin': {
    play: ({ page, relay }) => {
      const document = { id: 'frame', top: false, url: 'https://ads.test/frame.html', otherOrigin: 'https://ads.test' }
      page()
      relay({ document, frameId: 1 }).record(delivered('ad'))
    },
  },
}

/** The tester expects a result of the display of a location, and notes why, once it is listed. */
function expect({ annotations, capture }: Panel, name: string, status: Expectable): void {
  capture.rows.subscribe(rows => {
    const row = rows.find(({ location }) => locationName(location) === name)
    if (!row || row.note !== undefined) return
    annotations.note(row, 'Known since the release of May.')
    annotations.expect(row, 'display', status)
  })
}

function delivered(name: string) {
  return aPrefetch([anMbox({ name })])
}
