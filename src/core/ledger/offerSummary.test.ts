import { describe, expect, it } from 'vitest'
import { offerSummary } from './offerSummary.ts'
import type { RowItem } from './row.ts'

const option = (type: string, content: unknown, offerName?: string): RowItem => ({
  kind: 'option',
  type,
  content,
  offerName,
  facts: undefined,
})

describe('an offer in a few words is', () => {
  const cases: [string, RowItem, string][] = [
    ['its name, when it has one', option('html', '<b>Sale</b>', 'Spring'), 'Spring'],
    ['its content, when it has no name', option('html', '<b>Sale</b>'), 'Sale'],
    ['its HTML’s text', option('html', '<p>Spring\n  <b>sale</b></p>'), 'Spring sale'],
    ['nothing for HTML without text', option('html', '<img src="a.png">'), ''],
    ['its JSON', option('json', { sale: true }), '{"sale":true}'],
    ['its JSON, a list too', option('json', [{ sku: 1 }, 2]), '[{"sku":1},2]'],
    ['the types of its actions', option('actions', [{ type: 'setHtml' }, { type: 'redirect' }]), 'setHtml, redirect'],
    ['its actions and where they are', option('actions', [{ type: 'setHtml', selector: '#title' }]), 'setHtml #title'],
    ['what can be read of broken actions', option('actions', [null, 5, {}]), ', , '],
    ['the place that it redirects to', option('redirect', 'https://shop.test/b'), 'https://shop.test/b'],
    ['nothing without content', option('html', undefined), ''],
    ['null for the JSON null', option('json', null), 'null'],
    ['a metric’s selector', { kind: 'metric', type: 'click', selector: '#buy' }, '#buy'],
    ['nothing for a metric without selector', { kind: 'metric', type: 'click', selector: undefined }, ''],
    ['an event’s type', { kind: 'event', type: 'display' }, 'display'],
    ['nothing for a mbox that did not qualify', { kind: 'nothing', why: 'did not qualify' }, ''],
    ['nothing for an unknown token', { kind: 'unknown token' }, ''],
  ]
  it.each(cases)('%s', (_, item, summary) => {
    expect(offerSummary(item)).toBe(summary)
  })

  it.each([
    ['html', 'x'.repeat(1_000_000)],
    ['html', '<'.repeat(1_000_000)],
    ['json', { a: 'x'.repeat(1_000_000) }],
    ['actions', Array.from({ length: 10_000 }, () => ({ type: 'setHtml' }))],
  ])('short, however long the %s is', (type, content) => {
    expect(offerSummary(option(type, content)).length).toBeLessThanOrEqual(400)
  })

  it('some text, however deep the JSON is', () => {
    const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000))
    expect(offerSummary(option('json', deep))).toBeTypeOf('string')
  })
})
