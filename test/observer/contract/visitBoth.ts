import { expect } from 'vitest'
import { PATIENCE, type Observer, type Site } from '../startObserver.ts'
import { KIT } from './kit.ts'
import { WITHOUT_END } from './realms.ts'

/** What each scenario returned with each kind of address. */
type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A visit in the browser with the observer, and one in a browser without it. */
export interface Visits {
  observed: Visit
  plain: Visit
}

interface Visit {
  site: Site
  results: Results
  /** What the server got by now from this page's calls to Target, or to the other site, sorted: method, address, body and headers. */
  requests: (isOther?: boolean) => string[]
}

/** Page code: an object with the scenarios' functions. */
export function toCode(scenarios: Readonly<Record<string, string>>): string {
  const members = Object.entries(scenarios).map(([name, code]) => `${JSON.stringify(name)}: ${code}`)
  return `{${members.join(',\n')}}`
}

/** Evaluates page code, an expression for the results by `KIT`, in both browsers. */
export async function visitBoth(observer: Observer, code: string): Promise<Visits> {
  const visit = async (observed: boolean): Promise<Visit> => {
    const script = `<body><script type="module">{const isPlain = ${observed ? 0 : 1};${KIT}\n(async () => ${code})().then(value => { window.result = value })}</script>`
    const site = await observer.visit(script, { observed })
    await site.page.waitForFunction('window.result !== undefined', null, { timeout: PATIENCE * 3 })
    const text = await site.page.evaluate<string>('JSON.stringify(result)')
    const requests = (isOther = false): string[] => requestsOf(observer.server.withHeaders, site.name, isOther)
    return { site, results: JSON.parse(text.replaceAll(/site\d+/g, 'site')) as Results, requests }
  }
  const [observed, plain] = await Promise.all([visit(true), visit(false)])
  return { observed, plain }
}

/** Calls that may end before or after the server gets them, or that a browser repeats by itself. */
const UNPREDICTABLE = /&(hang|reset|break)/

/** Boundaries of forms are random, and so are ports and connections. */
function requestsOf(lines: readonly string[], site: string, isOther: boolean): string[] {
  return lines
    .filter(line => line.includes(`=${site}&`) && !UNPREDICTABLE.test(line) && / \/elsewhere/.test(line) === isOther)
    .map(ofAnyAddress)
    .map(line =>
      line.replaceAll(/-{4,}[\w-]{16,}/g, 'boundary').replaceAll(new RegExp(`${site}(-[\\w-]+)?`, 'g'), 'site'),
    )
    .map(line => line.replace(/ Connection \S+/i, ''))
    .map(line => (line.includes('boundary') ? line.replace(/ Content-Length \d+/i, '') : line))
    .toSorted()
}

/** A text without the parts that name the kind of address: without the observer all kinds have the same outcome. */
function ofAnyAddress(text: string): string {
  return text
    .replaceAll(/\/(leaving|controlled)[^\s"]*/g, '/$1')
    .replaceAll(/\/rest\/v1\/delivery|\/ee\/va6\/v1\/interact|\/ee\/v1\/collect/g, '/elsewhere')
    .replaceAll('configId=', 'client=')
    .replaceAll(/\b(delivery|interact|collect|other)\b/g, 'kind')
}

function comparable(value: unknown): unknown {
  return JSON.parse(ofAnyAddress(JSON.stringify(value))) as unknown
}

/** Expects that the scenario came to its end, and to the same with the observer, for each kind of address, as without it. */
export function expectSame({ observed, plain }: Visits, name: string): void {
  const { Target: expected } = plain.results[name] ?? {}
  expectEnd(expected, name)
  for (const [kind, result] of Object.entries(observed.results[name] ?? {}))
    expect(comparable(result), kind).toEqual(comparable(expected))
  expect(Object.keys(observed.results[name] ?? {})).toEqual(expect.arrayContaining(['Target', 'other']))
}

/** Expects that a scenario came to its end, and so did all that it tried. */
export function expectEnd(result: unknown, name?: string): void {
  expect(result).toBeDefined()
  expect(JSON.stringify(result)).not.toContain('["failed"')
  if (name !== WITHOUT_END) expect(JSON.stringify(result)).not.toContain('"no end"')
}

/** Addresses that only page code can turn into text, those that a redirect leads to, and those that a worker calls. */
const NOT_REPORTED = /&(as=made|as=list|redirected|worker)/

/** The addresses of calls to Target that the server got, and those of them that the observer reported. */
export function addressesOf(observer: Observer, { observed: { site } }: Visits): [got: string[], reported: string[]] {
  const isMine = (url: string): boolean => url.includes(`=${site.name}&`) && url.includes('scenario=')
  const path = (url: string): string => url.replace(/^http:\/\/[^/]*/, '').replace(/#.*/, '')
  const got = observer.server.requests
    .filter(
      line => isMine(line) && !line.startsWith('OPTIONS') && !line.includes(' /elsewhere') && !NOT_REPORTED.test(line),
    )
    .map(line => path(line.split(' ')[1] ?? ''))
  return [unique(got), unique(observer.urls().filter(isMine).map(path))]
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted()
}
