import { getPrototypeOf, getter, method, sizeOfBlob } from '../channel/primordials.ts'

/*
 * The built-ins that the witness uses in addition to those it shares with the observer, captured before any page script
 * runs.
 */

export const { navigator, Proxy } = globalThis
const { PerformanceObserver, TextEncoder } = globalThis

export const createPerformanceObserver = (callback: PerformanceObserverCallback): globalThis.PerformanceObserver =>
  new PerformanceObserver(callback)
export const observe = method(PerformanceObserver, 'observe')
export const takeRecords = method(PerformanceObserver, 'takeRecords')
export const disconnectObserver = method(PerformanceObserver, 'disconnect')
export const entriesOf = method(PerformanceObserverEntryList, 'getEntries')
export const nameOf = getter(PerformanceEntry, 'name')
export const startTimeOf = getter(PerformanceEntry, 'startTime')

const encode = method(TextEncoder, 'encode')
const byteLengthOf = getter(getPrototypeOf(Uint8Array) as typeof Uint8Array, 'byteLength')
/** A body's size in bytes, a text's in UTF-8. */
export const sizeOf = (body: string | Blob): number =>
  typeof body === 'string' ? byteLengthOf(encode(new TextEncoder(), body)) : sizeOfBlob(body)
