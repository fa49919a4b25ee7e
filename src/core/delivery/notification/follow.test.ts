import { describe, expect, it } from 'vitest'
import { anMbox, aPrefetch, envelope, ledgerOf, metricToken, optionToken } from '../../../../test/fixtures/exchanges.ts'
import type { JsonObject } from '../../json/json.ts'
import type { FieldAt } from '../../dialect/drafting.ts'
import { follow } from './follow.ts'
import { writeRequestField, type RequestField } from './requestFields.ts'

const HOME = { mbox: { name: 'home', state: 'state-of-home' }, tokens: [optionToken('home')] }
const aRequest = (notification: JsonObject = {}, body: JsonObject = {}) => ({
  url: 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s1',
  body: { ...envelope, ...body, notifications: [{ id: 'n', type: 'display', ...HOME, ...notification }] },
})
const rows = ledgerOf(aPrefetch([anMbox({ name: 'home', metric: metricToken('home') }), anMbox({ name: 'cart' })]))

/** The request after a field was written, if these fields were written before. */
function written(field: RequestField, text: string, touched: RequestField[] = [], request = aRequest()) {
  const at = { field, index: 0 }
  const isTouched = ({ field: other }: FieldAt): boolean => touched.some(field => field === other)
  return follow(writeRequestField(request, at, text), at, { rows, documentId: 'document-1', isTouched })
}
const one = (...args: Parameters<typeof written>) => (written(...args).body.notifications as JsonObject[])[0]

describe('dependent fields follow', () => {
  it('the type: a click gets the metric’s token and no state', () => {
    expect(one('type', 'click')).toMatchObject({ tokens: [metricToken('home')], mbox: { name: 'home' } })
    expect(one('type', 'click')?.['mbox']).not.toHaveProperty('state')
  })

  it('the type: a display gets the options’ tokens and the state', () => {
    const click = aRequest({ type: 'click', tokens: [metricToken('home')], mbox: { name: 'home' } })
    expect(one('type', 'display', [], click)).toMatchObject(HOME)
  })

  it('the type, changed and changed back: a display of one option among several has its own token again', () => {
    const own = optionToken('second')
    const token = (eventToken: string) => ({ type: 'html', content: '', eventToken })
    const home = { ...anMbox({ name: 'home' }), options: [token(optionToken('first')), token(own)] }
    const known = { rows: ledgerOf(aPrefetch([home])), documentId: 'document-1', isTouched: () => false }
    const click = aRequest({ type: 'click', tokens: ['of a metric'] })
    const at = { field: 'type', index: 0 } as const
    const tokens = (opened: JsonObject) =>
      (
        follow(writeRequestField(click, at, 'display'), at, { ...known, opened }).body.notifications as JsonObject[]
      )[0]?.['tokens']
    expect(tokens({ tokens: [own] })).toEqual([own])
    expect(tokens({ tokens: ['of another place'] })).toEqual([optionToken('first'), own])
  })

  it('the mbox’s name: to what was delivered there', () => {
    expect(one('mboxName', 'cart')).toMatchObject({
      mbox: { name: 'cart', state: 'state-of-cart' },
      tokens: [optionToken('cart')],
    })
  })

  it('not while the name is half typed, and not to a location where nothing was delivered', () => {
    expect(one('mboxName', 'car')).toMatchObject({ mbox: { name: 'car', state: 'state-of-home' }, tokens: HOME.tokens })
  })

  it('but not if the tester has written them', () => {
    expect(one('mboxName', 'cart', ['tokens'])).toMatchObject({ mbox: { state: 'state-of-cart' }, tokens: HOME.tokens })
    expect(one('mboxName', 'cart', ['state'])).toMatchObject({
      mbox: { state: 'state-of-home' },
      tokens: [optionToken('cart')],
    })
  })

  it('the tntId’s cluster: the host, unless the tester chose it', () => {
    const host = (touched: RequestField[]) => written('tntId', 'v.28_0', touched).url.split('/')[2]
    expect(host([])).toBe('mboxedge28.tt.omtrdc.net')
    expect(host(['host'])).toBe('mboxedge35.tt.omtrdc.net')
    expect(host(['locationHint'])).toBe('mboxedge35.tt.omtrdc.net')
  })

  it('no other field', () => {
    expect(written('sessionId', 's2').body).toEqual(aRequest().body)
    expect(one('id', 'm')).toEqual({ ...aRequest().body.notifications[0], id: 'm' })
  })
})
