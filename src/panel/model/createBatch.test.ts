import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBatch, MAX_BATCH } from './createBatch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('shows a single message at once, and a burst in few batches without losing any', () => {
  const batches: number[][] = []
  const { add, flush } = createBatch<number>(items => batches.push([...items]))
  add([1])
  expect(batches).toEqual([[1]])
  for (let item = 2; item <= 100; item += 1) add([item])
  expect(batches).toHaveLength(1)
  vi.runAllTimers()
  expect(batches).toHaveLength(2)
  expect(batches.flat()).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
  add([101])
  expect(batches).toHaveLength(3)
  add([102])
  flush()
  expect(batches.at(-1)).toEqual([102])
  vi.runAllTimers()
  expect(batches).toHaveLength(4)
})

it('passes on a large number a few at a time, leaves the panel free in between, and reports when all are done', () => {
  const batches: number[] = []
  const done: string[] = []
  const { add, flush } = createBatch<number>(items => batches.push(items.length))
  const many = (count: number) => Array.from({ length: count }, (_, at) => at)
  add(many(MAX_BATCH * 2), () => done.push('first'))
  add(many(10), () => done.push('second'))
  expect([batches, done]).toEqual([[MAX_BATCH], []])
  vi.advanceTimersToNextTimer()
  expect([batches, done]).toEqual([[MAX_BATCH, MAX_BATCH], ['first']])
  vi.advanceTimersToNextTimer()
  expect([batches.at(-1), done]).toEqual([10, ['first', 'second']])
  add(many(MAX_BATCH * 3))
  flush()
  expect(batches.at(-1)).toBe(MAX_BATCH * 3)
})

it('passes on large items up to the total weight of one batch, but always at least one', () => {
  const batches: number[] = []
  const { add } = createBatch<string>(items => batches.push(items.length))
  const [mib, large] = ['x'.repeat(1024 * 1024), 'x'.repeat(4 * 1024 * 1024)]
  add([mib, mib, mib, large, 'x'])
  vi.runAllTimers()
  expect(batches).toEqual([2, 1, 1, 1])
})

it('reports completion at once when it was given nothing', () => {
  const done: string[] = []
  createBatch<number>(() => {}).add([], () => done.push('nothing'))
  expect(done).toEqual(['nothing'])
})

it('continues after an exception, and still reports completion', () => {
  const done: string[] = []
  const { add } = createBatch<string>(([item]) => {
    if (item === 'bad') throw new Error(item)
  })
  expect(() => add(['bad'], () => done.push('bad'))).toThrow('bad')
  add(['good'], () => done.push('good'))
  vi.runAllTimers()
  expect(done).toEqual(['bad', 'good'])
})
