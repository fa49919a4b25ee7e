import * as v from 'valibot'

/** The last ms since the epoch that ECMAScript has a date for; the first is equally far before the epoch. */
export const LAST_TIME = 8.64e15

/** Whether a number of ms since the epoch is a time that can be displayed. */
export function isTime(ms: number): boolean {
  return Math.abs(ms) <= LAST_TIME
}

/** A time in ms since the epoch, with or without a fraction. */
export const TimeSchema = v.pipe(v.number(), v.minValue(-LAST_TIME), v.maxValue(LAST_TIME))

/** A duration in ms. */
export const DurationSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_TIME))

/** A number that counts things, from 1. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(1))
