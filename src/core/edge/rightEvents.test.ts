import { describe, expect, it } from 'vitest'
import {
  actionItem,
  aMergedProposition,
  anAnswer,
  anEdgeCall,
  aProposition,
  aReportingEvent,
  aSplitProposition,
  defaultItem,
  delivering,
  displaying,
  edgeLedger,
  interacting,
  reporting,
  rowText,
} from '../../../test/fixtures/edge.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isFailure } from '../ledger/status.ts'

const hero = aProposition({ scope: 'hero' })
const page = aProposition({ scope: '__view__', items: [actionItem()] })
const cart = aProposition({ scope: 'cart', items: [actionItem()], isView: true })
const merged = aMergedProposition('hero')
const [content, click] = aSplitProposition('hero') as [typeof hero, typeof hero]

describe('an event that is right', () => {
  it.each<[string, Exchange[], string[]]>([
    ['a display that is accepted', [delivering([hero]), displaying([hero])], ['mbox hero, option, accepted, ']],
    [
      'over version 2',
      [delivering([hero], { version: 2 }), displaying([hero], { version: 2 })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'a display by beacon',
      [delivering([hero]), displaying([hero], { source: 'beacon', action: 'collect', status: 204 })],
      ['mbox hero, option, sent, '],
    ],
    [
      'collected by a call whose answer has no handle, as in version 2',
      [
        delivering([hero]),
        displaying([hero], { version: 2, action: 'collect', status: 202, response: { requestId: 'r' } }),
      ],
      ['mbox hero, option, accepted, '],
    ],
    [
      'for one of two instances that received the same scope',
      [
        delivering([hero]),
        delivering([aProposition({ name: 'other', scope: 'hero' })], { at: 500, datastream: 'other' }),
        displaying([hero]),
      ],
      ['mbox hero, option, accepted, ', 'mbox hero, option, due, '],
    ],
    [
      'without an answer yet',
      [delivering([hero]), anEdgeCall([aReportingEvent([hero], 'display')], { at: 9 })],
      ['mbox hero, option, sent, '],
    ],
    [
      'several propositions at once',
      [delivering([hero, page]), displaying([page, hero])],
      ['mbox hero, option, accepted, ', 'pageLoad, option, accepted, '],
    ],
    ['a view', [delivering([cart]), displaying([cart], { view: 'cart' })], ['view cart, option, accepted, ']],
    [
      'a view again after another',
      [
        delivering([cart]),
        displaying([cart], { at: 1 }),
        displaying([synthetic('home')], { at: 2 }),
        displaying([cart], { at: 3 }),
      ],
      ['view cart, option, accepted, ', 'view home, event, accepted, '],
    ],
    [
      'a view again at another URL',
      [
        delivering([cart]),
        displaying([cart], { at: 1 }),
        displaying([cart], { at: 2, pageUrl: 'https://shop.test/2' }),
      ],
      ['view cart, option, accepted, '],
    ],
    ['a view that no activity knows', [displaying([synthetic('home')])], ['view home, event, accepted, ']],
    [
      'on a page view',
      [delivering([hero]), displaying([hero], { eventType: 'web.webpagedetails.pageViews' })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'on a page view without proposition event type',
      [delivering([hero]), displaying([hero], { eventType: 'web.webpagedetails.pageViews', types: undefined })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'with the request for decisions of a view',
      [delivering([cart]), displaying([cart], { eventType: 'decisioning.propositionFetch', view: 'cart' })],
      ['view cart, option, accepted, '],
    ],
    [
      'on an event that the site calls click',
      [delivering([hero]), displaying([hero], { eventType: 'click' })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'without any event type',
      [delivering([hero]), displaying([hero], { eventType: undefined, types: undefined })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'as old versions name it',
      [delivering([hero]), displaying([hero], { eventType: 'display', types: undefined })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'default content',
      [delivering([aProposition({ items: [defaultItem] })]), displaying([aProposition({ items: [defaultItem] })])],
      ['mbox hero, option, accepted, '],
    ],
    [
      'a click of content and click apart',
      [delivering([content, click]), displaying([content]), interacting([click])],
      ['mbox hero, option, accepted, ', 'mbox hero, metric, , accepted'],
    ],
    [
      'a click of content and click together',
      [delivering([merged]), displaying([merged]), interacting([merged])],
      ['mbox hero, option, accepted, ', 'mbox hero, metric, , accepted'],
    ],
    [
      'several clicks',
      [delivering([content, click]), interacting([click], { at: 1 }), interacting([click], { at: 2 })],
      ['mbox hero, option, due, ', 'mbox hero, metric, , accepted'],
    ],
    [
      'a scope alone, as for trackEvent',
      [displaying([{ scope: 'cart-add' }], { types: undefined })],
      ['mbox cart-add, event, accepted, '],
    ],
    [
      'a retry',
      [
        delivering([hero]),
        displaying([hero], { requestId: 'same', status: 503 }),
        displaying([hero], { requestId: 'same', at: 2000 }),
      ],
      ['mbox hero, option, accepted, '],
    ],
    [
      'a retry whose first attempt was accepted too',
      [
        delivering([hero]),
        displaying([hero], { requestId: 'same' }),
        displaying([hero], { requestId: 'same', at: 2000 }),
      ],
      ['mbox hero, option, accepted, '],
    ],
    [
      'a second attempt at the edge after demdex failed',
      [delivering([hero]), failing('same'), displaying([hero], { requestId: 'same', at: 2000 })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'content delivered again and displayed again',
      [delivering([hero]), displaying([hero]), delivering([hero], { at: 2000 }), displaying([hero], { at: 3000 })],
      ['mbox hero, option, accepted, '],
    ],
    [
      'Journey Optimizer’s own',
      [delivering([ajo()]), displaying([ajo()]), displaying([ajo()]), reporting([ajo()], 'interact'), dismissing()],
      [
        'surface web://shop.test/, option, , ',
        'surface web://shop.test/, event, accepted, ',
        'surface web://shop.test/, event, accepted, ',
        'surface web://shop.test/, event, , accepted',
        'surface web://shop.test/, event, accepted, ',
      ],
    ],
  ])('%s', (_, exchanges, expected) => {
    const rows = edgeLedger(...exchanges)
    expect(rows.map(rowText)).toEqual(expected)
    expect(rows.flatMap(({ display, click }) => [display, click]).filter(one => one && isFailure(one.status))).toEqual(
      [],
    )
  })
})

function synthetic(scope: string): object {
  return { scope, scopeDetails: { characteristics: { scopeType: 'view' } } }
}

function ajo() {
  return aProposition({ scope: 'web://shop.test/', provider: 'AJO' })
}

function dismissing(): Exchange {
  return anEdgeCall([aReportingEvent([ajo()], 'dismiss')], { response: anAnswer(), at: 5000 })
}

function failing(requestId: string): Exchange {
  const event = aReportingEvent([hero], 'display')
  return anEdgeCall([event], { at: 1000, host: 'adobedc.demdex.net', requestId, failed: 'network' })
}

it('an event of a page before is not taken for one of this page, which received the same proposition later', () => {
  const before = displaying([hero], { at: 500, documentId: 'before' })
  const rows = edgeLedger(before, delivering([hero], { at: 2000, documentId: 'now' }))
  expect(rows.map(rowText)).toEqual(['mbox hero, option, due, ', 'mbox hero, unknown token, accepted, '])
})
