import { apply, bare, capture, defineProperty } from '../channel/primordials.ts'

/*
 * The built-ins that hold mode uses in addition to those it shares with the observer, captured before any page script
 * runs.
 */

export const { parse } = JSON
const { Promise, Response, encodeURIComponent, URL } = globalThis

const [searchParamsOf] = capture(URL, 'searchParams')
const [getParam, hasParam] = capture(URLSearchParams, 'get', 'has')
/** The value of a member of a URL's query; undefined without it. */
export function queryMember(url: string, name: string): string | undefined {
  const params = searchParamsOf(new URL(url))
  return hasParam(params, name) ? (getParam(params, name) ?? undefined) : undefined
}

const promiseResolve = Promise.resolve as <Value>(value: Value) => Promise<Value>
export const fulfilled = <Value>(value: Value): Promise<Value> => apply(promiseResolve, Promise, [value])

export const createResponse = (body: string | null, init: ResponseInit): globalThis.Response => new Response(body, init)

/** A URL whose content is the JSON text. */
export const toDataUrl = (json: string): string => `data:application/json;charset=utf-8,${encodeURIComponent(json)}`

/** Appends without `push` and without an inherited setter. */
export function append<T>(list: T[], item: T): void {
  defineProperty(list, list.length, bare({ value: item, writable: true, enumerable: true, configurable: true }))
}
