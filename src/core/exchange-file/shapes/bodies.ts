import type { ReadShape } from '../importing.ts'
import { exchangeOf, isAnswer, isRequest, sideOf } from '../sides.ts'

/** An answer alone. */
export const readAnswer: ReadShape = (value, next) => {
  const response = sideOf(value)
  return response && isAnswer(response) ? exchangeOf({ request: undefined, response }, next) : undefined
}

/** A request alone. */
export const readRequest: ReadShape = (value, next) => {
  const request = sideOf(value)
  return request && isRequest(request) ? exchangeOf({ request, response: undefined }, next) : undefined
}
