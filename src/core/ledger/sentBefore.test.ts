import { expect, it } from 'vitest'
import {
  aDisplay,
  anMbox,
  aNotification,
  aPrefetch,
  ledgerOf,
  metricToken,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { sentBefore } from './sentBefore.ts'

const prefetch = aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })])
const found = (impressionId: string | undefined, ...exchanges: Exchange[]) =>
  sentBefore(rowOf(ledgerOf(prefetch, ...exchanges), 'home'), impressionId)?.code

it('reports that the page has sent a display, as long as another one would count', () => {
  expect(found(undefined)).toBeUndefined()
  expect(found(undefined, aDisplay('home'))).toBe('displaySentBefore')
  expect(found('i', aDisplay('home', { impressionId: 'j' }))).toBe('displaySentBefore')
  expect(found('i', aDisplay('home', { impressionId: 'i' }))).toBeUndefined()
})

it.each([
  ['was refused', aDisplay('home', { source: 'XHR', status: 400, response: { status: 400 } })],
  ['did not leave', aDisplay('home', { queued: false })],
  [
    'carried half of the token',
    aNotification({ mbox: 'home', tokens: [optionToken('home').slice(0, 40)], state: 'state-of-home' }),
  ],
  ['was the tester’s own', aDisplay('home', { source: 'inspector' })],
])('does not report one that %s', (_, exchange) => {
  expect(found(undefined, exchange)).toBeUndefined()
})

it('reports nothing once it was delivered again and is due', () => {
  const again = aPrefetch([anMbox({ name: 'home', state: 's2' })], { at: 2000 })
  expect(found(undefined, aDisplay('home'), again)).toBeUndefined()
})

it('reports no clicks, which may be sent any number of times', () => {
  const click = aNotification({ mbox: 'home', type: 'click', tokens: [metricToken('home')] })
  expect(sentBefore(rowOf(ledgerOf(prefetch, click), 'home', 'metric'), undefined)).toBeUndefined()
})
