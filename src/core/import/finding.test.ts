import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { findingAt, findingMessage, IMPORT_CODES, mergeFindings, type ImportFinding } from './finding.ts'

const KINDS = Object.keys(IMPORT_CODES) as (keyof typeof IMPORT_CODES)[]
const CODES = KINDS.flatMap(kind => IMPORT_CODES[kind].map(code => ({ kind, code })))

describe.each([
  ['en', english],
  ['de', german],
])('the catalogue %s', (_, catalogue) => {
  it('has a sentence for each finding of an import, and no other', () => {
    const keys = CODES.map(finding => findingMessage({ ...finding, values: [], count: 1 })[0])
    const listed = Object.keys(catalogue).filter(key => /^import(?:Recognised|Repaired|LeftOut)_/.test(key))
    expect(listed.toSorted()).toEqual(keys.toSorted())
  })
})

describe('findings', () => {
  it('of the same code are one, with their places and their number', () => {
    const one: ImportFinding = { kind: 'repaired', code: 'comments', values: ['1'], count: 2 }
    const leftOut = findingAt('left out', 'cut', ['9'])
    const found = [leftOut, one, { ...one, values: ['1', '3'] }, findingAt('recognised', 'python', ['2'])]
    expect(mergeFindings(found)).toEqual([
      { kind: 'recognised', code: 'python', values: ['2'], count: 1 },
      { kind: 'repaired', code: 'comments', values: ['1', '3'], count: 4 },
      leftOut,
    ])
  })

  it('without an occurrence are not listed', () => {
    expect(mergeFindings([findingAt('left out', 'notUnderstood', [])])).toEqual([])
  })

  it('name their first places', () => {
    const places = Array.from({ length: 1000 }, (_, index) => `p${index}`)
    const finding = findingAt('left out', 'notUnderstood', places)
    expect(findingMessage(finding)).toEqual(['importLeftOut_notUnderstood', '1000', 'p0, p1, p2, p3, p4, …'])
    expect(finding.values.length).toBeLessThan(places.length)
  })
})
