import type { Body } from '../../exchange/exchange.ts'
import { isObject, member } from '../../json/json.ts'
import { wholeBody, type CommandCall } from './commandCall.ts'
import { readJavaScript, skipJavaScriptSpace } from './javaScriptValue.ts'

/** A call of `fetch`, and the place behind its arguments; without a call if its URL or its options are not literals. */
export interface FetchReading {
  call: CommandCall | undefined
  end: number
}

/** Reads the arguments of `fetch`, which begin behind its opening parenthesis. */
export function readFetchCall(source: string, start: number): FetchReading {
  const url = readJavaScript(source, start)
  const next = skipJavaScriptSpace(source, url.end)
  const hasOptions = source[next] === ','
  const options = hasOptions ? readJavaScript(source, next + 1) : { value: {}, end: next }
  const isKnown = typeof url.value === 'string' && isObject(options.value)
  return { call: isKnown ? callOf(String(url.value), options.value) : undefined, end: options.end }
}

function callOf(url: string, options: unknown): CommandCall {
  const method = member(options, 'method')
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    url,
    body: bodyOf(member(options, 'body')),
    cookies: cookiesIn(member(options, 'headers')),
  }
}

function bodyOf(value: unknown): Body {
  if (typeof value === 'string') return wholeBody(value)
  if (value === undefined || value === null) return { kind: 'none' }
  return { kind: 'unreadable', reason: 'an expression, not a text' }
}

/** Headers are an object, or a list of pairs. */
function cookiesIn(headers: unknown): string[] {
  const pairs: unknown[] = Array.isArray(headers) ? headers : Object.entries(isObject(headers) ? headers : {})
  return pairs.flatMap(pair => {
    const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : []
    return String(name).toLowerCase() === 'cookie' && typeof value === 'string' ? [value] : []
  })
}
