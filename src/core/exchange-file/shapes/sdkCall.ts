import type { StatedVisit } from '../../delivery/exchange.ts'
import { isObject, member, type JsonObject } from '../../json.ts'
import type { ReadShape } from '../importing.ts'
import { exchangeOf, isAnswer, isRequest, sideOf } from '../sides.ts'

/** What the SDKs return beside the two bodies that says nothing which these do not, or that no notification needs. */
const DERIVED = ['analyticsDetails', 'responseTokens', 'trace', 'meta', 'visitorState']

/**
 * An object with `request`, `response` or both: what the SDKs of Node and Python return, what they are given, and
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

/** The members beside the bodies that are read nowhere, as far as they say anything. */
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

/** The SDKs give cookies as objects, and take them as texts. */
function cookieOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(member(value, 'value'))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
