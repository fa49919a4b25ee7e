import { BEACONS } from './beacons.ts'
import { FETCHES } from './fetches.ts'
import { KIT } from './kit.ts'
import { STREAMS } from './streams.ts'
import { SURFACE, TRACES } from './traces.ts'
import { toCode } from './visitBoth.ts'
import { XHRS } from './xhrs.ts'

/** The scenarios of the page that a frame of another origin runs too. */
const REPRESENTATIVE = [
  'the members of a response',
  'an opaque response, and one that CORS allows or withholds',
  'arguments that the platform refuses, by a promise',
  'fetch with any receiver, bound, applied and as a callback',
  'headers, credentials, referrer and priority as the server gets them',
  'an answer in parts, as they arrive',
  'a stream that the page cancels',
  'an abort before the headers',
  'an abort within the body',
  'beacons of every kind of body',
  'sendBeacon with any receiver and too few arguments',
  'the events of a request and of its upload',
  'an abort in each state and in handlers',
  'a timeout, a reset and a refusal by CORS',
  'handlers that throw, stop, and are added, removed or dispatched by the page',
  'the entries of resource timing',
  'the reports of errors, rejections and policies',
]

const OF_THE_PAGE: Readonly<Record<string, string>> = { ...FETCHES, ...STREAMS, ...BEACONS, ...XHRS, ...TRACES }

/** Page code of the scenarios that run in a frame whose origin differs from the page's. */
export const OTHER_ORIGIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(REPRESENTATIVE.map(name => [name, OF_THE_PAGE[name] ?? 'undefined'])),
  'every property that can be reached from the window’s functions': `async () => ${SURFACE}`,
}

/** The document of that frame: it makes its calls as the page of its site does, and posts the results to its parent. */
export const OTHER_ORIGIN_PAGE = `<!doctype html><body><script type="module">{
  document.title = location.search.slice(1); const isPlain = Number(name); performance.setResourceTimingBufferSize(10_000);${KIT}
  run(${toCode(OTHER_ORIGIN)}).then(results => parent.postMessage(results, '*')) }</script>`

/** Page code: makes the frame and resolves to its results. */
export const RUN_OTHER_ORIGIN = `new Promise(resolve => {
  addEventListener('message', ({ data }) => resolve(data), { once: true })
  const f = document.createElement('iframe'); f.name = isPlain; f.src = away + '/framed?' + site; document.body.append(f) })`
