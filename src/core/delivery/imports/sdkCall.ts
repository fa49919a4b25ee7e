import type { StatedVisit } from '../../exchange/exchange.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import type { ReadShape } from '../../import/importing.ts'
import { exchangeOf, isAnswer, isRequest, sideOf } from './sides.ts'

/** Members of the SDKs' results that repeat content of the two bodies, or that no notification needs. */
const DERIVED = ['analyticsDetails', 'responseTokens', 'trace', 'meta', 'visitorState']

/**
 * An object with `request`, `response` or both: the results of the SDKs for Node and Python, their options, and
 * `targetGlobalSettings.serverState`.
 */
export const readSdkCall: ReadShape = (value, next) => {
  if (!isObject(value)) return undefined
  const [request, response] = [sideOf(value['request']), sideOf(value['response'])]
  const isKnown = (request && isRequest(request)) || (response && isAnswer(response))
  if (!isKnown) return undefined
  return exchangeOf({ request, response, visit: visitOf(value), others: othersIn(value) }, next)
}

function visitOf(call: JsonObject): StatedVisit | undefined {
  const visit = {
    sessionId: textOf(either(call, 'sessionId')),
    targetCookie: cookieOf(either(call, 'targetCookie')),
    locationHint: cookieOf(either(call, 'targetLocationHintCookie')) ?? textOf(either(call, 'targetLocationHint')),
  }
  const stated = Object.entries(visit).filter(([, text]) => text !== undefined)
  return stated.length === 0 ? undefined : Object.fromEntries(stated)
}

const VISIT = ['sessionId', 'targetCookie', 'targetLocationHintCookie', 'targetLocationHint']

/** The members beside the bodies that are not read, unless they are empty. */
function othersIn(call: JsonObject): string[] {
  const known = new Set([...DERIVED, ...VISIT].flatMap(name => [name, pythonName(name)]))
  return Object.entries(call).flatMap(([name, value]) => {
    if (known.has(name) || value === null || value === undefined) return []
    const isBody = (name === 'request' || name === 'response') && sideOf(value) !== undefined
    return isBody ? [] : [name]
  })
}

/** A member under its name in Node, or in Python. */
function either(call: JsonObject, name: string): unknown {
  return member(call, name) ?? member(call, pythonName(name))
}

function pythonName(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** The SDKs return cookies as objects, and accept them as strings. */
function cookieOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(member(value, 'value'))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
