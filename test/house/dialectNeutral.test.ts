import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REQUEST } from '../../src/core/delivery/requestModel.ts'
import { RESPONSE } from '../../src/core/delivery/responseModel.ts'
import type { Shape } from '../../src/core/dialect/shape.ts'

/** Folders that know no protocol. */
const NEUTRAL = ['core/ledger', 'core/session', 'core/target-cookie', 'core/network', 'panel/view']

/** What every protocol has in common, in the words of the model that all of them share. */
const SHARED = ['core/dialect', 'core/exchange']

/** Names that mean nothing else in English: compound ones, and the two parts of a request. */
const DISTINCT = /[a-z][A-Z]|^(?:prefetch|execute|mboxes)$/

function namesIn(shape: Shape): string[] {
  if (shape.kind === 'array') return namesIn(shape.items)
  if (shape.kind !== 'object') return []
  return Object.entries(shape.members).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

function wordsIn(path: string): Set<string> {
  const code = readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  return new Set(code.match(/[A-Za-z]\w*/g))
}

function filesIn(folder: string): string[] {
  const files = readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
  return files.filter(path => /(?<!\.test)\.tsx?$/.test(path)).map(path => `src/${folder}/${path}`)
}

describe('the members of the Delivery API', () => {
  const shared = new Set(SHARED.flatMap(filesIn).flatMap(path => [...wordsIn(path)]))
  const names = new Set([REQUEST, RESPONSE].flatMap(namesIn).filter(name => DISTINCT.test(name) && !shared.has(name)))

  it.each(NEUTRAL)('are not named in %s', folder => {
    const found = filesIn(folder).flatMap(path =>
      [...wordsIn(path)].filter(word => names.has(word)).map(word => `${path}: ${word}`),
    )
    expect(found).toEqual([])
  })

  it('are known where they belong', () => {
    expect([...names]).toEqual(expect.arrayContaining(['prefetch', 'tntId', 'profileParameters', 'environmentId']))
    expect(wordsIn('src/core/delivery/notification/draft.ts')).toContain('profileParameters')
  })
})
