import { expect, it } from 'vitest'
import { figureText, growthWithInterval, median, medianWithInterval } from './row.ts'

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

it('growth is found beside a noise that is larger than that of each time, and none where there is none', () => {
  const noise = [3, -2, 1, -3, 2, 0, -1, 2, -2, 0]
  const measured = (each: number) => noise.map((by, at) => ({ times: at * 10, value: 100 + each * at * 10 + by }))
  const [growing, steady] = [growthWithInterval(measured(1)), growthWithInterval(measured(0))]
  expect(growing.value).toBeCloseTo(1, 1)
  expect(growing.low).toBeGreaterThan(0.9)
  expect(steady.low).toBeLessThan(0)
  expect(steady.high).toBeGreaterThan(0)
})
