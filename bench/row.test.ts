import { expect, it } from 'vitest'
import { figureText, median, medianWithInterval } from './row.ts'

it('the interval of a median holds it, and is the same for the same sample', () => {
  const sample = [5, 1, 4, 2, 3, 9, 8, 7, 6]
  const measured = medianWithInterval(sample)
  expect(measured.value).toBe(5)
  expect(measured.low).toBeLessThan(5)
  expect(measured.high).toBeGreaterThan(5)
  expect(medianWithInterval(sample)).toEqual(measured)
  expect(median([1, 2])).toBe(1.5)
})

it('a figure has its unit, and its interval if there is one', () => {
  expect(figureText({ unit: '×', value: 1.234, low: 1.1, high: 1.3 })).toBe('×1.23 (1.10 to 1.30)')
  expect(figureText({ unit: 'ms', value: 0.0123, low: 0.0123, high: 0.0123 })).toBe('0.012 ms')
})
