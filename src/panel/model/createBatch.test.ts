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

it('hands on few of very many at a time, between which the panel is free, and says when all of them were', () => {
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

it('hands on as many large ones at a time as small ones weigh together, but always one', () => {
  const batches: number[] = []
  const { add } = createBatch<string>(items => batches.push(items.length))
  const [mib, large] = ['x'.repeat(1024 * 1024), 'x'.repeat(4 * 1024 * 1024)]
  add([mib, mib, mib, large, 'x'])
  vi.runAllTimers()
  expect(batches).toEqual([2, 1, 1, 1])
})

it('says at once that nothing was handed on, when it was given nothing', () => {
  const done: string[] = []
  createBatch<number>(() => {}).add([], () => done.push('nothing'))
  expect(done).toEqual(['nothing'])
})

it('goes on after something threw, and says all the same that it was handed on', () => {
  const done: string[] = []
  const { add } = createBatch<string>(([item]) => {
    if (item === 'bad') throw new Error(item)
  })
  expect(() => add(['bad'], () => done.push('bad'))).toThrow('bad')
  add(['good'], () => done.push('good'))
  vi.runAllTimers()
  expect(done).toEqual(['bad', 'good'])
})
