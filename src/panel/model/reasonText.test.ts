import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { messageText } from '../../../test/fixtures/host.ts'
import { HOME, INCOMPLETE, REASONS } from '../../../test/fixtures/reasons.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import { briefly } from './briefly.ts'
import { createText } from './createText.ts'

const reasonOf = (code: string, values: readonly unknown[]) => ({ code, values }) as Reason

describe.each([
  ['en', english, { page: 'the page', display: 'display', click: 'click' }],
  ['de', german, { page: 'die Seite', display: 'Display', click: 'Click' }],
])('in %s', (locale, catalogue, words) => {
  const { reason, outcomeReason } = createText({
    locale,
    message: (key, ...values) => messageText(catalogue, key, values),
  })

  it.each([...Object.entries(REASONS), ...Object.entries(INCOMPLETE)])(
    'no sentence of the reason %s begins with the location',
    (code, [first, ...others]: readonly unknown[]) => {
      const page = { location: { kind: 'none' } }
      const filled = typeof first === 'string' ? [first, page, ...others.slice(1)] : [page, ...others]
      const sentence = reason(reasonOf(code, filled))
      expect(sentence).toContain(words.page)
      expect(sentence.startsWith(words.page)).toBe(false)
      expect(sentence).not.toContain(`. ${words.page}`)
    },
  )

  it.each(Object.entries(REASONS))('the reason %s names its event in the language', (code, filled) => {
    const [event] = filled
    if (event !== 'display' && event !== 'click') return
    expect(reason(reasonOf(code, filled)).split(/[^A-Za-z]/)).toContain(words[event])
  })

  it('a token that is named like an event stays as it is', () => {
    const sentence = reason({ code: 'tokenUnknown', values: ['click', HOME, 'display'] })
    expect(sentence).toMatch(/[“„]display[”“]/)
    expect(sentence).toContain(words.click)
  })

  it.each([
    'network',
    'abort',
    'withheld, status 500',
    'net::ERR_FAILED',
    'refused: Invalid URL',
    'page gone',
    'address host',
    'address path',
  ])('no answer because of %j is explained as the outcome of a send is', cause => {
    const outcome = outcomeReason(parseDelivery(anExchange({ source: 'inspector', failed: cause })))
    expect(reason({ code: 'noAnswer', values: ['display', HOME, { cause }] })).toContain(` ${outcome}`)
  })

  it.each(['timeout', 'page policy'])(
    'no answer because of %j is explained without the parts that only apply to a send',
    cause => {
      const sentence = reason({ code: 'noAnswer', values: ['display', HOME, { cause }] })
      expect(sentence).toMatch(/(No answer|Keine Antwort): .{20}/)
      expect(sentence).not.toMatch(/timeout|page policy|10 s|undefined/)
    },
  )
})

describe('to be read', () => {
  const brief = createText({ locale: 'en', message: (key, ...values) => messageText(english, key, values) }, briefly)
  const hebrew = { location: { kind: 'mbox', name: 'שלום' }, repeat: { rank: 1, index: 3 } } as const

  it('a name from right to left is isolated once', () => {
    expect(brief.reason({ code: 'notClicked', values: [hebrew] })).toBe(
      'No click notification for mbox “\u2068שלום\u2069” (index 3) with this token has been recorded yet.',
    )
  })

  it('a character that hides or turns is written out once', () => {
    const turned = { location: { kind: 'view', name: 'a\u2069\u202Eb' } } as const
    expect(brief.reason({ code: 'notClicked', values: [turned] })).toContain('view “a\\u2069\\u202Eb”')
  })

  it('a sentence within another is whole, however long', () => {
    expect(brief.reason({ code: 'noAnswer', values: ['display', hebrew, 'page policy'] })).not.toContain('…')
  })
})
