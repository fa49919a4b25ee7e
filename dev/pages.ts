import { aDisplay, anMbox, aNotification, aPrefetch, metricToken, optionToken } from '../test/fixtures/exchanges.ts'
import { MARKED } from './marks.ts'
import type { Scenario } from './scenario.ts'

const CALLS = 200
const MBOXES = 50
const PHRASE = 'the-offer-of-the-first-visit-in-the-summer-sale-'

/** Pages that are unusual as a whole. */
export const PAGES = {
  'every status': { play: stage => Object.values(MARKED).forEach(({ play }) => play(stage)) },
  '10,000 rows': {
    play: ({ page }) =>
      page().record(
        ...numbers(CALLS).map(call => {
          const mboxes = numbers(MBOXES).map(at => anMbox({ name: `mbox-${call * MBOXES + at}` }))
          return aPrefetch(mboxes, { at: call * 100 })
        }),
        ...numbers(CALLS).map(at => aDisplay(`mbox-${at * MBOXES}`, { at: CALLS * 100 + at })),
      ),
  },
  'long names': {
    play: ({ page }) => {
      const long = PHRASE.repeat(5)
      const tokenOf = (name: string) => `token-of-${name}${long}`
      const names = [`${long}1`, `${long}2`, 'W'.repeat(250)]
      const content = `<section title="${long}">${long.repeat(20)}</section>`
      const mboxes = names.map(name => anMbox({ name, token: tokenOf(name), state: long + name, content }))
      const [first = ''] = names
      page().record(aPrefetch(mboxes), aDisplay(first, { tokens: [tokenOf(first)], state: `${long}of-another-call` }))
    },
  },
  'right-to-left': {
    play: ({ page }) => {
      const names = ['דף-הבית', 'عربة-التسوق', 'home עמוד 2', 'reversed \u202Etxet', '12 مرحبا (A)']
      const mboxes = names.map((name, at) =>
        anMbox({
          name,
          token: optionToken(`${at}`),
          metric: metricToken(`${at}`),
          content: `<b dir="rtl">${name}</b>`,
        }),
      )
      page().record(
        aPrefetch(mboxes),
        aNotification({ mbox: names[0] ?? '', tokens: [optionToken('0')], state: 'שגיאה' }),
      )
    },
  },
} satisfies Record<string, Scenario>

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
