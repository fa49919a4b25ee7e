import { describe, expect, it } from 'vitest'
import { jsonLines, type OpenedPaths } from './jsonLines.ts'
import { openMatches, openWithin } from './jsonSearch.ts'

const CLOSED: OpenedPaths = { paths: new Set(), pages: new Map() }

describe('everything within a line of a tree', () => {
  it('is opened up to a bound, the upper levels first', () => {
    const value = { all: Array.from({ length: 200 }, () => ({ inner: Array.from({ length: 100 }, () => 1) })) }
    const lines = jsonLines(value, openWithin({ path: '', value }, CLOSED))
    expect(lines.length).toBeLessThanOrEqual(5001)
    expect(lines.filter(({ level }) => level === 3)).toHaveLength(200)
  })
})

describe('a search in a tree', () => {
  it('opens a bounded number of matches', () => {
    const value = Array.from({ length: 200 }, () => ({ a: Array.from({ length: 200 }, () => 'token') }))
    expect(jsonLines(value, openMatches(value, 'token', CLOSED)).length).toBeLessThan(2000)
  })

  it('ends in a value that is nested deeper than any real one', () => {
    let value: unknown = 'token'
    for (let level = 0; level < 100_000; level += 1) value = { inner: value }
    expect(openMatches(value, 'token', CLOSED)).toEqual(CLOSED)
  })
})
