import { capture, getPrototypeOf, sizeOfBlob } from '../channel/primordials.ts'

/*
 * The built-ins that the witness uses in addition to those it shares with the observer, captured before any page script
 * runs.
 */

const { PerformanceObserver, TextEncoder } = globalThis

export const createPerformanceObserver = (callback: PerformanceObserverCallback): globalThis.PerformanceObserver =>
  new PerformanceObserver(callback)
const [observe, takeRecords, disconnectObserver] = capture(PerformanceObserver, 'observe', 'takeRecords', 'disconnect')
export { disconnectObserver, observe, takeRecords }
export const [entriesOf] = capture(PerformanceObserverEntryList, 'getEntries')
export const [nameOf, startTimeOf] = capture(PerformanceEntry, 'name', 'startTime')

const [encode] = capture(TextEncoder, 'encode')
const [byteLengthOf] = capture(getPrototypeOf(Uint8Array) as typeof Uint8Array, 'byteLength')
/** A body's size in bytes, a text's in UTF-8. */
export const sizeOf = (body: string | Blob): number =>
  typeof body === 'string' ? byteLengthOf(encode(new TextEncoder(), body)) : sizeOfBlob(body)
