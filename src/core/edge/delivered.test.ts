import { describe, expect, it } from 'vitest'
import {
  actionItem,
  aMergedProposition,
  aProposition,
  aSplitProposition,
  clickItem,
  defaultItem,
  delivering,
  edgeLedger,
  measurementItem,
  propositionId,
  type AnEdgeCall,
  rowText,
  codesWith,
} from '../../../test/fixtures/edge.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { newestDecision } from '../ledger/row.ts'

const hero = aProposition({ scope: 'hero' })
const page = aProposition({ scope: '__view__', items: [actionItem()] })
const cart = aProposition({ scope: 'cart', items: [actionItem()], isView: true })
const merged = aMergedProposition('hero')
const [content, click] = aSplitProposition('hero') as [typeof hero, typeof hero]

const lines = (...exchanges: Exchange[]) => edgeLedger(...exchanges).map(rowText)

it('a proposition without items names a bug of the version that passes it on', () => {
  const empty = aProposition({ items: [] })
  const hints = ['2.19.0', '2.20.0'].map(sdk => {
    const [row] = edgeLedger(delivering([empty], { sdk }))
    const decision = row && newestDecision(row)
    return decision?.read.dialect.hintsOf(decision).map(({ code }) => code)
  })
  expect(hints).toEqual([['emptyPropositions'], []])
})

describe('content that was delivered', () => {
  it.each<[string, Parameters<typeof delivering>[0], string[]]>([
    ['form-based', [hero], ['mbox hero, option, due, ']],
    ['of the page', [page], ['pageLoad, option, due, ']],
    ['of a view', [cart], ['view cart, option, waiting, ']],
    ['default content', [aProposition({ items: [defaultItem] })], ['mbox hero, option, due, ']],
    [
      'a click of the page',
      [aProposition({ scope: '__view__', items: [clickItem()] })],
      ['pageLoad, metric, , waiting'],
    ],
    [
      'a click of a form-based activity',
      [aProposition({ items: [measurementItem] })],
      ['mbox hero, metric, , waiting'],
    ],
    ['content and click apart', [content, click], ['mbox hero, option, due, ', 'mbox hero, metric, , waiting']],
    ['content and click together', [merged], ['mbox hero, option, due, ', 'mbox hero, metric, , waiting']],
    [
      'content and click together, with the tokens beside the characteristics',
      [aMergedProposition('hero', false)],
      ['mbox hero, option, due, ', 'mbox hero, metric, , waiting'],
    ],
    ['without items', [aProposition({ items: [] })], ['mbox hero, nothing, , ']],
    [
      'of a surface, by Journey Optimizer',
      [aProposition({ scope: 'web://shop.test/#top', provider: 'AJO' })],
      ['surface web://shop.test/#top, option, , '],
    ],
    [
      'two activities of one scope, with one token',
      [hero, aProposition({ scope: 'hero', id: propositionId('2') })],
      ['mbox hero, option, due, ', 'mbox hero, option, due, '],
    ],
  ])('%s', (_, propositions, expected) => expect(lines(delivering(propositions))).toEqual(expected))

  it.each<[string, Parameters<typeof delivering>[0], AnEdgeCall, string[]]>([
    ['form-based content names the page’s code', [hero], {}, ['dueSince', 'displayedByPage']],
    ['rendered content names the queue', [page], {}, ['dueSince', 'mayBeQueued']],
    [
      'rendered content names a bug of the version',
      [page],
      { sdk: '2.22.3+2.14.1' },
      ['dueSince', 'mayBeQueued', 'displaysLeftOut'],
    ],
    ['a version without that bug is not named', [page], { sdk: '2.25.0' }, ['dueSince', 'mayBeQueued']],
    [
      'custom code names versions that run it once',
      [aProposition({ scope: '__view__', items: [actionItem('customCode')] })],
      { sdk: '2.30.0' },
      ['dueSince', 'mayBeQueued', 'customCodeOnce'],
    ],
  ])('is due: %s', (_, propositions, options, expected) => {
    expect(codesWith('due', edgeLedger(delivering(propositions, options)))).toEqual(expected)
  })
})
