import type { BrowserName } from '../test/browser/browser.ts'

/** Of each browser its name in the tables, and the folder of its build. */
export const BROWSERS = {
  chromium: { title: 'Chromium', build: 'dist/chrome' },
  firefox: { title: 'Firefox', build: 'dist/firefox' },
} as const satisfies Record<BrowserName, object>

/** The browsers in the order of the tables. */
export const BROWSER_NAMES = ['chromium', 'firefox'] as const

/** One measured figure: `value` with the ends of its 95 % confidence interval. A ratio is to the same measure without an extension. */
export interface BenchRow {
  what: string
  browser: (typeof BROWSERS)[BrowserName]['title'] | 'any'
  /** The column of the table. */
  contender: string
  /** Empty for a number of things. */
  unit: '×' | 'ms' | 'µs' | 'B' | ''
  value: number
  low: number
  high: number
  /** The most that it should be, as people read it. */
  limit?: string
}

/** A figure that has no interval, because it does not vary. */
export function exactly(value: number): Pick<BenchRow, 'value' | 'low' | 'high'> {
  return { value, low: value, high: value }
}

const RESAMPLES = 2000

/** The median of a sample, and the interval in which 95 % of the medians of its resamples are. */
export function medianWithInterval(sample: readonly number[]): Pick<BenchRow, 'value' | 'low' | 'high'> {
  const random = createRandom()
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(sample.map(() => sample[Math.floor(random() * sample.length)] ?? 0)),
  ).toSorted((a, b) => a - b)
  const at = (share: number): number => medians[Math.floor(share * (RESAMPLES - 1))] ?? 0
  return { value: median(sample), low: at(0.025), high: at(0.975) }
}

/** A measure after a number of times that something was done. */
export interface Point {
  times: number
  value: number
}

/** The growth of a measure by each time: the slope of the line through its points, and the interval of 95 % of the slopes of their resamples. */
export function growthWithInterval(points: readonly Point[]): Pick<BenchRow, 'value' | 'low' | 'high'> {
  const random = createRandom()
  const pick = (): Point[] => points.flatMap(() => points[Math.floor(random() * points.length)] ?? [])
  const slopes = Array.from({ length: RESAMPLES }, () => slope(pick())).toSorted((a, b) => a - b)
  const at = (share: number): number => slopes[Math.floor(share * (RESAMPLES - 1))] ?? 0
  return { value: slope(points), low: at(0.025), high: at(0.975) }
}

/** Of the line with the least squares. */
function slope(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [times, value] = [mean(point => point.times), mean(point => point.value)]
  const spread = mean(point => (point.times - times) ** 2)
  return spread === 0 ? 0 : mean(point => (point.times - times) * (point.value - value)) / spread
}

/** The middle of a list of numbers. */
export function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** The same numbers on every run: the interval of a sample does not change. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}

/** A figure as people read it, with its interval. */
export function figureText({ unit, value, low, high }: Pick<BenchRow, 'unit' | 'value' | 'low' | 'high'>): string {
  const one = (number: number): string => {
    if (unit === 'B') return Math.round(number).toLocaleString('en')
    return unit === '×' || unit === 'µs' ? number.toFixed(2) : number.toFixed(digitsOf(number, unit))
  }
  const named = unit === '×' ? `×${one(value)}` : `${one(value)} ${unit}`.trimEnd()
  return low === high ? named : `${named} (${one(low)} to ${one(high)})`
}

function digitsOf(number: number, unit: BenchRow['unit']): number {
  if (unit === '' && Number.isInteger(number)) return 0
  return Math.abs(number) < 0.1 ? 3 : 1
}
