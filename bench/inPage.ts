/*
 * What the benchmark runs in a page. Each function is passed to the page as its text.
 */

const DELIVERY = '/rest/v1/delivery?client=bench&sessionId=s'
const OTHER = '/collect/metrics'

declare global {
  interface Window {
    measure: Record<Measure, (count: number) => Promise<number>>
  }
}

/** What is measured in a page, per call, in ms. */
export type Measure = 'fetch elsewhere' | 'XHR elsewhere' | 'beacon elsewhere' | 'fetch Target' | 'XHR Target'

/** Defines `measure`: a beacon is timed alone; any other call waits for its answer and uses it as a page does. */
export function defineMeasures(delivery: string, other: string): void {
  /** The least of several batches: a busy machine makes any of them slower. */
  const timed = async (count: number, call: () => unknown): Promise<number> => {
    let least = Infinity
    for (let batch = 0; batch < 10; batch += 1) {
      const start = performance.now()
      for (let made = 0; made < count; made += 1) call()
      least = Math.min(least, (performance.now() - start) / count)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    return least
  }
  // Refused without a request, whose cost would hide that of the call.
  const tooLarge = new Blob(['x'.repeat(100_000)])
  const loaded = (xhr: XMLHttpRequest): Promise<unknown> => new Promise(resolve => (xhr.onloadend = resolve))
  const openXhr = (url: string): XMLHttpRequest => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', url)
    return xhr
  }
  const oneByOne = async (count: number, call: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    for (let made = 0; made < count; made += 1) await call()
    return (performance.now() - start) / count
  }
  window.measure = {
    'fetch elsewhere': count => oneByOne(count, async () => (await fetch(other)).text()),
    'XHR elsewhere': count =>
      oneByOne(count, () => {
        const xhr = openXhr(other)
        const end = loaded(xhr)
        xhr.send('{}')
        return end
      }),
    'beacon elsewhere': count => timed(count, () => navigator.sendBeacon(other, tooLarge)),
    'fetch Target': count =>
      oneByOne(count, async () => (await fetch(delivery, { method: 'POST', body: '{"context":{}}' })).json()),
    'XHR Target': count =>
      oneByOne(count, async () => {
        const xhr = openXhr(delivery)
        const end = loaded(xhr)
        xhr.send('{"context":{}}')
        await end
        return JSON.parse(xhr.responseText) as unknown
      }),
  }
}

/** The script that defines the measures. */
export const DEFINE_MEASURES = `(${defineMeasures.toString()})(${JSON.stringify(DELIVERY)}, ${JSON.stringify(OTHER)})`
