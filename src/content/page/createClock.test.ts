import { expect, it } from 'vitest'
import { createClock } from './createClock.ts'

/** A clock on a machine that can sleep, which stops the clock's own time. */
function aMachine() {
  let [elapsed, wall] = [0.25, 1000.5]
  return {
    now: createClock(
      1000.25,
      () => elapsed,
      () => Math.floor(wall),
    ),
    run: (time: number) => void ((elapsed += time), (wall += time)),
    sleep: (time: number) => void (wall += time),
  }
}

it('gives the time with a fraction, and advances with it', () => {
  const { now, run } = aMachine()
  expect(now()).toBe(1000.5)
  run(0.25)
  expect(now()).toBe(1000.75)
})

it('is correct after the machine has slept, and continues from there', () => {
  const { now, run, sleep } = aMachine()
  sleep(7_200_000)
  expect(now()).toBeCloseTo(7_201_000, -1)
  const woken = now()
  run(10.5)
  expect(now() - woken).toBeCloseTo(10.5)
})
