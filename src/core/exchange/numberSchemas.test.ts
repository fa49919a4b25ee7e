import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { TimeSchema, DurationSchema } from './numberSchemas.ts'

describe('a time at the border', () => {
  it.each([0, -1, 1.5, 8.64e15, -8.64e15])('may be %d', ms => {
    expect(v.is(TimeSchema, ms)).toBe(true)
  })

  it.each([8.64e15 + 2, -8.64e15 - 2, 1e300, Infinity, NaN, '1'])('may not be %s, which has no date', ms => {
    expect(v.is(TimeSchema, ms)).toBe(false)
    expect(v.is(DurationSchema, ms)).toBe(false)
  })
})
