import { describe, expect, it } from 'vitest'
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  envelope,
  held,
  metricToken,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import { messageText } from '../../../test/fixtures/host.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import { createText } from './createText.ts'
import { lifecycle } from './lifecycle.ts'

const text = createText({ locale: 'en', message: (key, ...values) => messageText(english, key, values) })

/** The lifecycle of home's option or metric: each stage in words, in brackets where it did not happen. */
function lifeOf(kind: 'option' | 'metric', ...exchanges: Exchange[]): string[] {
  const row = rowOf(reconcile(exchanges.map(parseDelivery)), 'home', kind)
  return lifecycle(row, text).map(({ isDone, word, read }) => (isDone ? `${word}${read ? '' : '?'}` : `(${word})`))
}

const home = anMbox({ name: 'home', metric: metricToken('home') })
const prefetch = aPrefetch([home])
const own = (exchange: Exchange): Exchange => ({
  ...exchange,
  ...(exchange.request && { request: { ...exchange.request, source: 'inspector' as const } }),
})

describe('the lifecycle of a row', () => {
  it('has what happened, and by its word what did not', () => {
    expect(lifeOf('option', prefetch)).toEqual(['delivered', '(rendering not reported)', '(not displayed)'])
    expect(lifeOf('option', prefetch, aDisplay('home'))).toEqual(['delivered', '(rendering not reported)', 'displayed'])
  })

  it('has the clicks of a metric, and how many there were', () => {
    const click = { mbox: 'home', type: 'click', tokens: [metricToken('home')] }
    expect(lifeOf('metric', prefetch)).toEqual(['delivered', '(not clicked)'])
    expect(lifeOf('metric', prefetch, aNotification(click), aNotification({ ...click, at: 2000 }))).toEqual([
      'delivered',
      'clicked, 2 times',
    ])
  })

  it('is displayed with its delivery where Target counted it then', () => {
    const request = { ...envelope, execute: { mboxes: [{ index: 0, name: 'home' }] } }
    const execute = { mboxes: [{ ...home, state: undefined }] }
    const life = lifeOf('option', anExchange({ at: 0, request, response: { status: 200, execute } }))
    expect(life.at(-1)).toBe('displayed, counted on delivery')
  })

  it('has no display again once its content was delivered again and is due', () => {
    const again = aPrefetch([anMbox({ name: 'home', state: 'new' })], { at: 5000 })
    const life = lifeOf('option', prefetch, aDisplay('home'), again)
    expect(life).toEqual(['delivered, 2 times', '(rendering not reported)', '(not displayed)'])
  })

  it('shows a held notification as not sent, and the tester’s own sends beside the verdict', () => {
    const sent = own(aDisplay('home', { source: 'inspector', at: 3000, failed: 'offline' }))
    const life = lifeOf('option', prefetch, held(aDisplay('home')), sent)
    expect(life).toEqual([
      'delivered',
      '(rendering not reported)',
      '(held, not sent)',
      expect.stringMatching(/^display, yours: No answer/),
    ])
  })

  it('shows a notification without a delivery as not delivered', () => {
    const unknown = aNotification({ mbox: 'home', tokens: [optionToken('other')] })
    const [row] = reconcile([unknown].map(parseDelivery))
    expect(row && lifecycle(row, text).map(({ word }) => word)).toEqual(['not delivered', 'displayed'])
  })
})
