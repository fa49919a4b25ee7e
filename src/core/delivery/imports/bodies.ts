import type { ReadShape } from '../../import/importing.ts'
import { exchangeOf, isAnswer, isNotification, isRequest, sideOf } from './sides.ts'

/** An answer alone. */
export const readAnswer: ReadShape = (value, next) => {
  const response = sideOf(value)
  return response && isAnswer(response) ? exchangeOf({ request: undefined, response }, next) : undefined
}

/** A request alone. */
export const readRequestShape: ReadShape = (value, next) => {
  const request = sideOf(value)
  return request && isRequest(request) ? exchangeOf({ request, response: undefined }, next) : undefined
}

/** A notification alone, or a list of them: the request around them is added. */
export const readNotifications: ReadShape = (value, next) => {
  const notifications: unknown[] = Array.isArray(value) ? value : [value]
  if (notifications.length === 0 || !notifications.every(isNotification)) return undefined
  const { steps, notUnderstood = [] } = exchangeOf({ request: { notifications }, response: undefined }, next)
  const around = Array.isArray(value) ? /^notifications/ : /^notifications\[0\]\.?/
  return { steps, notUnderstood: notUnderstood.map(path => path.replace(around, '')), requestsAdded: 1 }
}
