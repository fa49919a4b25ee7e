import { describe, expect, it } from 'vitest'
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import {
  aDisplay,
  anMbox,
  aPrefetch,
  aNotification,
  envelope,
  metricToken,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import { messageText } from '../../../test/fixtures/host.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import { createText } from './createText.ts'
import { ticketText } from './ticketText.ts'

const text = createText({ locale: 'en', message: (key, ...values) => messageText(english, key, values) })

/** The ticket of home's row, its times left out. */
function ticketOf(kind: 'option' | 'metric', ...exchanges: Exchange[]): string[] {
  const reads: readonly ParsedExchange[] = exchanges.map(parseDelivery)
  const row = rowOf(reconcile(reads), 'home', kind)
  return ticketText(row, read => reads.indexOf(read) + 1, text).split('\n')
}

describe('the text for a ticket', () => {
  const prefetch = aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })])
  const url = prefetch.request?.url ?? ''

  it('has the page, the location, the verdict with its sentence, token, state, and the calls', () => {
    const lines = ticketOf('option', prefetch, aNotification({ mbox: 'home', tokens: [optionToken('home')] }))
    expect(lines.slice(0, 6)).toEqual([
      'Page: https://shop.test/',
      'Location: mbox “home”',
      'Display: mismatch',
      '  The display notification for mbox “home” carries no state. State “state-of-home” was delivered.',
      `Token: ${optionToken('home')}`,
      'State: state-of-home',
    ])
    expect(lines.slice(6)).toEqual([
      '',
      'Calls:',
      expect.stringMatching(/^- May 6, 2026 \d\d:\d\d:\d\d\.\d{3}, .*call 1, XHR POST /),
      expect.stringMatching(/^- May 6, 2026 .*display, call 2, mismatch, beacon POST /),
    ])
    expect(lines.slice(8).every(line => line.endsWith(url))).toBe(true)
  })

  it('has the click of a metric, and leaves out missing parts', () => {
    expect(ticketOf('metric', prefetch).slice(0, 5)).toEqual([
      'Page: https://shop.test/',
      'Location: mbox “home”',
      'Click: waiting',
      '  No click notification for mbox “home” with this token has been recorded yet.',
      `Token: ${metricToken('home')}`,
    ])
  })

  it('has no page and no time where an import has neither', () => {
    const { context: _, ...rest } = envelope
    const asked = aPrefetch([anMbox({ name: 'home' })], { request: { ...rest, prefetch: { mboxes: [] } } })
    const imported = { ...asked, request: { ...asked.request!, undated: true as const } }
    const lines = ticketOf('option', imported)
    expect(lines[0]).toBe('Location: mbox “home”')
    expect(lines.join('\n')).not.toMatch(/2026|\d\d:\d\d/)
  })

  it('has long values in full', () => {
    const token = 'x'.repeat(5000)
    expect(ticketOf('option', aPrefetch([anMbox({ name: 'home', token })]), aDisplay('home'))).toContain(
      `Token: ${token}`,
    )
  })

  it('has no credentials of a frame’s URL', () => {
    const frame = { origin: 'https://frame.test', url: 'https://frame.test/?token=Zq7-1' }
    const lines = ticketOf('option', { ...prefetch, frame })
    expect(lines.slice(0, 2)).toEqual([
      'Origin of the frame: https://frame.test',
      'URL of the frame: https://frame.test/?token=left-out',
    ])
  })

  it('has no credentials of the page’s URL, a call’s URL, QA mode or a server’s message', () => {
    const context = { channel: 'web', address: { url: 'https://u:Zq7-1@shop.test/?at_preview_token=Zq7-2&a=b' } }
    const request = { ...envelope, context, qaMode: { token: 'Zq7-3' }, prefetch: { mboxes: [{ name: 'home' }] } }
    const delivery = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s&authorization=Zq7-4'
    const mboxes = [anMbox({ name: 'home' })]
    const lines = ticketOf(
      'option',
      aPrefetch(mboxes, { request, url: delivery }),
      aDisplay('home', { sessionId: 's', status: 400, response: { status: 400, message: 'password=Zq7-5' } }),
      aDisplay('home', { sessionId: 's', at: 2000 }),
    )
    expect(lines.join('\n')).not.toContain('Zq7')
    expect(lines[0]).toBe('Page: https://left-out@shop.test/?at_preview_token=left-out&a=b')
    expect(lines.join('\n')).toContain('QA mode with token “(5 characters, left out)”')
    expect(lines.join('\n')).toContain('client=demo&sessionId=s&authorization=left-out')
  })
})
