import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBatch } from './createBatch.ts'

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
