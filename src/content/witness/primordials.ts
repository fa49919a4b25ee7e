import { getPrototypeOf, getter, method } from '../channel/primordials.ts'

/*
 * The built-ins that the witness uses, beside those it shares with the observer, captured before any page script runs.
 */

export const { navigator, Proxy } = globalThis
const { performance, PerformanceObserver, TextEncoder } = globalThis

const performanceNow = method(Performance.prototype, 'now')
/** Milliseconds on the clock of resource timing. */
export const now = (): number => performanceNow(performance)

export const createPerformanceObserver = (callback: PerformanceObserverCallback): globalThis.PerformanceObserver =>
  new PerformanceObserver(callback)
export const observe = method(PerformanceObserver.prototype, 'observe')
export const takeRecords = method(PerformanceObserver.prototype, 'takeRecords')
export const disconnect = method(PerformanceObserver.prototype, 'disconnect')
export const entriesOf = method(PerformanceObserverEntryList.prototype, 'getEntries')
export const nameOf = getter(PerformanceEntry.prototype, 'name')
export const startTimeOf = getter(PerformanceEntry.prototype, 'startTime')

const encode = method(TextEncoder.prototype, 'encode')
const byteLengthOf = getter(getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'byteLength')
/** The text's size in UTF-8. */
export const sizeOf = (text: string): number => byteLengthOf(encode(new TextEncoder(), text))

export const textOfResponse = method(Response.prototype, 'text')
