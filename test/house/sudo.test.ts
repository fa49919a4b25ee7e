import { expect, it } from 'vitest'
import { decideSudo } from '../../scripts/sudo.mjs'

const PERSON = { isRoot: false, isSudoFree: true, isCi: false, hasTerminal: true }

it.each([
  { who: 'a person at a terminal', circumstances: PERSON, decision: 'ask' },
  { who: 'a person without a terminal', circumstances: { ...PERSON, hasTerminal: false }, decision: 'by hand' },
  { who: 'continuous integration', circumstances: { ...PERSON, isCi: true, hasTerminal: false }, decision: 'sudo' },
  { who: 'continuous integration with a terminal', circumstances: { ...PERSON, isCi: true }, decision: 'sudo' },
  { who: 'root', circumstances: { ...PERSON, isRoot: true }, decision: 'root' },
  {
    who: 'root without sudo or a terminal',
    circumstances: { isRoot: true, isSudoFree: false, isCi: false, hasTerminal: false },
    decision: 'root',
  },
  { who: 'a person whose sudo does not work', circumstances: { ...PERSON, isSudoFree: false }, decision: 'impossible' },
  {
    who: 'continuous integration without sudo',
    circumstances: { ...PERSON, isSudoFree: false, isCi: true },
    decision: 'impossible',
  },
])('a program that $who lacks is installed this way: $decision', ({ circumstances, decision }) => {
  expect(decideSudo(circumstances)).toBe(decision)
})
