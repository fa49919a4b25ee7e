import { expect, it } from 'vitest'
import type { TabFacts } from '../host/host.ts'
import { createTab } from './createTab.ts'

/** A tab, and the questions that the browser has not answered yet, oldest first. */
function aTab() {
  const asking: ((tab: TabFacts) => void)[] = []
  const tab = createTab({ askTab: listener => asking.push(listener) })
  const answer = (sentence: Partial<TabFacts>): void =>
    asking.shift()?.({ isPrivate: false, transmission: 'allowed', ...sentence })
  return { tab, asking, answer }
}

it('continues at once in a browser without a consent that could be revoked', () => {
  const { tab, asking, answer } = aTab()
  answer({ transmission: 'not asked' })
  let went = false
  tab.whenAsked(() => (went = true))
  expect([went, asking.length]).toEqual([true, 0])
})

it.each<[Partial<TabFacts>, boolean]>([
  [{ isPrivate: undefined }, true],
  [{ transmission: 'not allowed' }, false],
  [{ transmission: 'allowed' }, false],
])('asks again before it continues after %j', (sentence, isPrivate) => {
  const { tab, answer } = aTab()
  answer(sentence)
  let seen: unknown
  tab.whenAsked(() => (seen = [tab.isPrivate.value, tab.transmission.value]))
  expect(seen).toBeUndefined()
  answer({ isPrivate })
  expect(seen).toEqual([isPrivate, 'allowed'])
})

it('ignores an answer to a superseded question', () => {
  const { tab, asking, answer } = aTab()
  answer({ transmission: 'allowed' })
  tab.askAgain()
  tab.askAgain()
  asking.reverse()
  answer({ transmission: 'not allowed' })
  answer({ transmission: 'allowed' })
  expect(tab.transmission.value).toBe('not allowed')
})

it('uses the answer it continues with, even while a later question is still open', () => {
  const { tab, answer } = aTab()
  answer({ transmission: 'allowed' })
  let seen: unknown
  tab.whenAsked(() => (seen = tab.transmission.value))
  tab.askAgain()
  answer({ transmission: 'not allowed' })
  expect(seen).toBe('not allowed')
})

it('stays in a private window whatever later answers claim', () => {
  const { tab, answer } = aTab()
  answer({ isPrivate: true })
  tab.askAgain()
  answer({ isPrivate: undefined, transmission: 'not allowed' })
  expect([tab.isPrivate.value, tab.transmission.value]).toEqual([true, 'not allowed'])
})

it('takes an answer that comes late, and continues only once', () => {
  let listener: ((tab: TabFacts) => void) | undefined
  const tab = createTab({ askTab: asked => (listener = asked) })
  listener?.({ isPrivate: false, transmission: 'allowed' })
  const seen: unknown[] = []
  tab.whenAsked(() => seen.push(tab.transmission.value))
  listener?.({ isPrivate: undefined, transmission: 'not allowed' })
  listener?.({ isPrivate: false, transmission: 'allowed' })
  expect([seen, tab.transmission.value]).toEqual([['not allowed'], 'allowed'])
})
