import { readdirSync } from 'node:fs'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MARKS, STATUSES } from '../src/core/ledger/status.ts'
import { click, draw, takeDown } from '../src/panel/view/kit/testing.ts'
import { PanelView } from '../src/panel/view/PanelView.tsx'
import { OPENED } from '../test/fixtures/exchanges.ts'
import { exchangesOf } from '../test/fixtures/generatedCalls.ts'
import type { ACTIONS } from './actions.ts'
import { ANSWERED_AFTER } from './answerSends.ts'
import { CATALOGUES, parseChoice, toQuery, type Language } from './choice.ts'
import { createPageHost } from './createPageHost.ts'
import type { COMPARED } from './compared.ts'
import { EMPTY } from './emptyPages.ts'
import { MARKED } from './marks.ts'
import { openScenario } from './openScenario.ts'
import type { PAGES } from './pages.ts'
import { RECORDED, VISITS } from './recorded.ts'
import { findScenario, GROUPS } from './scenarios.ts'

/** Ms after which nothing more happens: the panel has waited for a relay, and batches and answers have arrived. */
const SETTLED = 5_000

let ending: AbortController

beforeEach(() => {
  vi.useFakeTimers({ now: OPENED })
  ending = new AbortController()
})
afterEach(() => {
  ending.abort()
  takeDown()
  vi.useRealTimers()
})

/** The panel of a scenario, drawn once it has settled. */
async function opened(name: string, language: Language = 'en') {
  const scenario = findScenario(name)
  if (!scenario) throw new Error(`no ${name}`)
  const host = createPageHost({ ...parseChoice(''), language })
  const panel = openScenario(scenario, host, ending)
  const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
  await wait(SETTLED)
  const place = draw(<PanelView panel={panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const texts = (selector: string) => all(selector).map(({ textContent }) => textContent)
  const button = (label: string) => all('button').find(element => element.getAttribute('aria-label') === label)
  return { panel, place, wait, all, texts, button, cells: () => texts('[role="gridcell"]') }
}

type Opened = Awaited<ReturnType<typeof opened>>

const names = (group: object) => Object.keys(group)

describe('there is a scenario', () => {
  it.each(MARKS)('of the mark %s', mark => expect(MARKED).toHaveProperty([mark]))

  it('of each recorded visit of the SDK', () => {
    const files = readdirSync('test/fixtures/generated').filter(file => file.startsWith('sdk-'))
    expect(names(RECORDED).map(name => `${name}.json`)).toEqual(files.toSorted())
  })

  it('under each name once, which the URL can name', () => {
    const all = Object.values(GROUPS).flatMap(names)
    expect(new Set(all).size).toBe(all.length)
    for (const scenario of all) {
      const choice = { scenario, language: 'de', theme: 'dark' } as const
      expect(parseChoice(toQuery(choice))).toEqual(choice)
    }
  })
})

describe.each(names(CATALOGUES) as Language[])('in the language %s', language => {
  it.each(STATUSES)('%s is the status of a row', async status => {
    const { cells, panel } = await opened(status, language)
    expect(panel.capture.rows.value).toHaveLength(1)
    expect(cells()).toContain(status)
  })

  it.each([
    ['not rendered', 'not rendered'],
    ['imported', 'imported'],
    ['other origin', 'ads.test'],
  ])('%s is marked in a row', async (mark, sign) => {
    const { cells, panel } = await opened(mark, language)
    expect([...panel.counts.value.keys()]).toContain(mark)
    expect(cells().join('\n')).toContain(sign)
  })

  it.each(names(EMPTY))('%s leaves the panel empty, and the reason is stated', async name => {
    const { texts, all, panel } = await opened(name, language)
    expect(panel.capture.ledgerEmpty.value?.kind).toBe(name)
    if (name === 'connecting') return expect(all('.empty[aria-busy]')).toHaveLength(1)
    const [title = ''] = texts('.empty h2')
    expect(title).not.toBe('')
    expect(Object.values(CATALOGUES[language]).map(({ message }) => message)).toContain(title)
  })

  it.each(names(RECORDED))('%s lists each call that was recorded', async name => {
    const { panel, cells } = await opened(name, language)
    const visit = VISITS[name]!
    expect(panel.capture.calls.value).toHaveLength(exchangesOf(visit).length)
    void act(() => void (panel.view.value = 'calls'))
    expect(cells()).toContain('network')
  })
})

/** What the other scenarios show; the types make this list complete. */
const SHOWN: Record<
  keyof typeof PAGES | keyof typeof ACTIONS | keyof typeof COMPARED,
  (shown: Opened) => void | Promise<void>
> = {
  'every status': ({ cells, panel }) => {
    expect([...panel.counts.value.keys()].toSorted()).toEqual(MARKS.toSorted())
    expect(cells()).toEqual(expect.arrayContaining([...STATUSES]))
  },
  '10,000 rows': ({ all }) => expect(all('[role="grid"]')[0]?.getAttribute('aria-rowcount')).toBe('10001'),
  'long names': ({ panel }) => {
    expect(panel.capture.rows.value).toHaveLength(3)
    for (const { location, token, state } of panel.capture.rows.value) {
      const lengths = [location, token, state].map(value => JSON.stringify(value).length)
      expect(Math.min(...lengths)).toBeGreaterThan(200)
    }
  },
  'right-to-left': ({ place }) => {
    expect(place.textContent).toMatch(/\p{Script=Hebrew}/u)
    expect(place.textContent).toMatch(/\p{Script=Arabic}/u)
    expect(place.textContent).toContain('\\u202E')
  },
  editor: ({ all }) => expect(all('[aria-label="Notification editor"] #field-type')).toHaveLength(1),
  'question before a send': async ({ all, texts, panel, wait }) => {
    expect(texts('dialog h2').join()).toBe(panel.text.t('guardTitle'))
    click(all('dialog .primary')[0])
    await wait(ANSWERED_AFTER)
    void act(() => void (panel.view.value = 'sent'))
    expect(texts('[role="gridcell"]')).toContain('Acknowledged')
  },
  'migration parity': ({ texts }) => {
    const results = texts('dialog tbody td:first-child')
    expect([...new Set(results)]).toEqual(['differs', 'only before', 'only after', 'other experience', 'same'])
  },
  'nothing to compare with': ({ texts }) => expect(texts('dialog').join()).toContain('Nothing to compare with yet'),
  sends: ({ cells }) => {
    const outcomes = ['Acknowledged', 'Not acknowledged', 'Rejected (400)', 'No answer: timeout', 'Accepted, no body']
    expect(cells()).toEqual(expect.arrayContaining(outcomes))
  },
}

it.each(Object.entries(SHOWN))('%s shows what it is named after', async (name, check) => check(await opened(name)))

it.each(['light', 'dark'] as const)('the theme is the one of the URL: %s', theme => {
  expect(createPageHost(parseChoice(`?theme=${theme}`)).theme).toBe(theme)
})

describe('the tester', () => {
  it('can send from any page: the answer echoes the notification, or refuses what is malformed', async () => {
    const { button, cells, panel, wait } = await opened('due')
    click(button('Send display for home'))
    await wait(ANSWERED_AFTER)
    void act(() => void (panel.view.value = 'sent'))
    expect(cells()).toContain('Acknowledged')
    const [row] = panel.capture.rows.value
    void act(() => panel.editing.edit(row!))
    void act(() => panel.editing.draft.value?.type('{'))
    void act(() => panel.sendDraft())
    await wait(ANSWERED_AFTER)
    expect(cells()).toContain('Rejected (400)')
  })

  it('can cancel a send', async () => {
    const { button, panel, wait } = await opened('due')
    click(button('Send display for home'))
    const [sent] = panel.capture.sent.value
    void act(() => panel.cancelSend(sent!))
    await wait(SETTLED)
    expect(panel.capture.sent.value[0]?.exchange.response).toMatchObject({ kind: 'failed', reason: 'aborted' })
  })
})
