import type { Body } from '../../exchange/exchange.ts'
import type { NextOf, ReadShape, Recognised } from '../../import/importing.ts'
import { isObject, toJson, type JsonObject } from '../../json/json.ts'
import { isEdgeAnswer, isEdgeRequest, edgeSideOf } from './sides.ts'

/** An object with `request`, `response` or both. */
const readPair: ReadShape = (value, next) => {
  if (!isObject(value)) return undefined
  const [request, response] = [edgeSideOf(value['request']), edgeSideOf(value['response'])]
  const isKnown = (request && isEdgeRequest(request)) || (response && isEdgeAnswer(response))
  if (!isKnown) return undefined
  const others = Object.keys(value).filter(name => name !== 'request' && name !== 'response')
  return exchangeOf({ request, response, others }, next)
}

/** An answer alone. */
const readAnswer: ReadShape = (value, next) => {
  const response = edgeSideOf(value)
  return response && isEdgeAnswer(response) ? exchangeOf({ request: undefined, response }, next) : undefined
}

/** A request alone. */
const readEdgeRequest: ReadShape = (value, next) => {
  const request = edgeSideOf(value)
  return request && isEdgeRequest(request) ? exchangeOf({ request, response: undefined }, next) : undefined
}

/** What a file may hold of calls to the Edge Network, the most specific first. */
export const EDGE_SHAPES: readonly ReadShape[] = [readPair, readAnswer, readEdgeRequest]

interface Sides {
  request: JsonObject | undefined
  response: JsonObject | undefined
  /** Unknown members beside them. */
  others?: string[]
}

function exchangeOf({ request, response, others }: Sides, next: NextOf): Recognised {
  const { time, ...of } = next()
  const undated = true as const
  const sent = { source: 'import' as const, time, method: '', url: '', body: bodyOf(request), undated }
  const steps: Recognised['steps'] = [{ ...of, kind: 'request', request: sent }]
  if (response) {
    const status = typeof response['status'] === 'number' && !response['handle'] ? response['status'] : 0
    const answer = { kind: 'answered' as const, time, undated, status, body: bodyOf(response) }
    steps.push({ ...of, kind: 'response', response: answer })
  }
  return { steps, notUnderstood: others ?? [] }
}

function bodyOf(value: JsonObject | undefined): Body {
  const text = value && toJson(value, 0)
  return text === undefined ? { kind: 'none' } : { kind: 'text', text, length: text.length }
}
