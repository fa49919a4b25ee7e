import { CORE } from './core.ts'
import { KIT } from './kit.ts'
import { toCode } from './visitBoth.ts'

/** A kind of document in which pages make calls. */
export interface Environment {
  /** How the frame's document comes to be: from the server, or from its markup by page code, with the frame at hand as `f`. */
  make?: string
  /** Headers of the server's answer. */
  headers?: Readonly<Record<string, string>>
  /** Page code that runs before all else. */
  prelude?: string
  scriptAttributes?: string
}

/** Page code: throws whenever the page itself calls what an observer might use. */
const BROKEN = `
  const broken = () => { throw new Error('replaced by the page') }
  for (const [owner, names] of [[Reflect, Reflect.ownKeys(Reflect).filter(k => typeof k === 'string')], [WeakMap.prototype, ['get', 'set', 'has', 'delete']], [Function.prototype, ['bind', 'apply']],
    [Response.prototype, ['blob', 'arrayBuffer']], [Request.prototype, ['clone', 'blob']], [EventTarget.prototype, ['dispatchEvent', 'removeEventListener']], [Object, ['setPrototypeOf', 'defineProperty', 'getOwnPropertyDescriptor']],
    [Iterator.prototype, ['reduce', 'next']], [String.prototype, ['indexOf', 'slice', 'toUpperCase']], [AbortSignal, ['timeout']], [Performance.prototype, ['now']], [Date, ['now']], [JSON, ['stringify']], [Blob.prototype, ['text', 'slice']],
    [URLSearchParams.prototype, ['toString']], [FormData.prototype, ['has']], [ReadableStreamBYOBReader.prototype, ['releaseLock', 'read']]]) for (const name of names) owner[name] = broken
  for (const name of ['Proxy', 'Reflect', 'WeakMap', 'WeakRef', 'TextDecoder', 'URL', 'CustomEvent', 'MouseEvent', 'Comment']) globalThis[name] = undefined
`

/** Page code: freezes everything that can be reached from the window's functions, as a lockdown does. */
const FROZEN = `
  const seen = new Set([globalThis, document, location])
  const freeze = value => { if (typeof value !== 'function' && (typeof value !== 'object' || value === null) || seen.has(value)) return
    seen.add(value)
    for (const key of Reflect.ownKeys(value)) { const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key); freeze(inner); freeze(get); freeze(set) }
    freeze(Object.getPrototypeOf(value)); try { Object.freeze(value) } catch {} }
  for (const name of Object.getOwnPropertyNames(globalThis)) { const { value } = Object.getOwnPropertyDescriptor(globalThis, name); if (typeof value === 'function' || /^(Math|JSON|Reflect|Intl|Atomics|WebAssembly)$/.test(name)) freeze(value) }
  globalThis.frozen = [fetch, Function.prototype, Object.prototype, Promise.prototype, XMLHttpRequest.prototype, Response.prototype, Iterator.prototype].every(Object.isFrozen)
`

const POLICY =
  "default-src 'none'; script-src 'nonce-n'; connect-src 'self' http://localhost:*; require-trusted-types-for 'script'; trusted-types 'none'"

/** The documents, by what they are. */
export const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  'a page of the server in a frame': {},
  'a page under a strict policy, with Trusted Types': {
    headers: { 'content-security-policy': POLICY, 'cross-origin-embedder-policy': 'require-corp' },
    scriptAttributes: 'nonce="n"',
  },
  'a page that may call nothing': { headers: { 'content-security-policy': "connect-src 'none'" } },
  'a page that its policy puts into a sandbox': { headers: { 'content-security-policy': 'sandbox allow-scripts' } },
  'a page whose primordials are all frozen': { prelude: FROZEN },
  'a page that replaced what an observer uses': { prelude: BROKEN },
  'a page of modules with an import map': {
    scriptAttributes: 'type="module"',
    prelude: `await import('mapped')`,
  },
  'an XML document': { headers: { 'content-type': 'application/xhtml+xml' } },
  'a page with another base address': {
    prelude: `const b = document.createElement('base'); b.href = 'http://nowhere.test/'; document.head.append(b)`,
  },
  'a srcdoc frame': { make: 'f.srcdoc = html; document.body.append(f)' },
  'a sandboxed frame': { make: "f.sandbox = 'allow-scripts'; f.srcdoc = html; document.body.append(f)" },
  'a data: frame': {
    make: "f.src = 'data:text/html;charset=utf-8,' + encodeURIComponent(html); document.body.append(f)",
  },
  'a blob: frame': {
    make: "f.src = URL.createObjectURL(new Blob([html], { type: 'text/html' })); document.body.append(f)",
  },
  'an about:blank frame that is written': {
    make: 'document.body.append(f); f.contentDocument.open(); f.contentDocument.write(html); f.contentDocument.close()',
  },
  'an about:blank frame that gets a script': {
    make: `document.body.append(f); const s = f.contentDocument.createElement('script'); s.text = html.match(/<script[^>]*>([^]*)<.script>/)[1]; f.contentDocument.body.append(s)`,
  },
  'a page that writes itself again': {
    prelude: `if (!globalThis.again) { globalThis.again = true; const text = document.currentScript.outerHTML; document.open(); document.write('<body>' + text); document.close(); throw new Error('written again') }`,
  },
}

/** Page code: what a document notices of itself while the scenarios run. */
const NOTICED = `
  const REPORTS = '/reports' // Where the relay of these tests posts to.
  const noticed = { errors: [], policy: [], reports: [], mutations: 0, consoled: [] }
  addEventListener('error', e => { if (!/written again/.test(e.message)) noticed.errors.push(e.message) })
  const last = Symbol('the last rejection'), rejected = new Promise(resolve => addEventListener('unhandledrejection', e => {
    if (e.reason === last) { e.preventDefault(); resolve() } else noticed.errors.push(String(e.reason)) }))
  document.addEventListener('securitypolicyviolation', e => e.blockedURI.includes(REPORTS) || noticed.policy.push([e.violatedDirective, e.blockedURI, e.sourceFile, e.disposition, e.sample].join()))
  const noteReports = list => { for (const { type, body } of list) if (!body.blockedURL?.includes(REPORTS)) noticed.reports.push([type, body.id ?? body.effectiveDirective, body.sourceFile].join()) }
  const reporting = globalThis.ReportingObserver && new ReportingObserver(noteReports, { buffered: true }); reporting?.observe()
  const noteMutations = list => { noticed.mutations += list.length }, mutating = new MutationObserver(noteMutations); mutating.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  for (const name of Object.keys(console)) if (typeof console[name] === 'function') try { console[name] = () => noticed.consoled.push(name) } catch {}
  const noteAll = async () => { Promise.reject(last); await rejected; noteMutations(mutating.takeRecords()); noteReports(reporting?.takeRecords() ?? []) }
`

/** The markup of a document that runs the scenarios and posts the results to its parent under its number. */
export function environmentPage(
  { prelude = '', scriptAttributes = '', headers = {} }: Environment,
  number: number,
): string {
  const code = `globalThis.FOR ??= Object.fromEntries(new URLSearchParams(location.search)); ${prelude}
    {const isPlain = 0;${KIT};${NOTICED}
    const post = (target => message => target.postMessage(message, '*'))(parent)
    run(${toCode(CORE)}, [TARGETS[${number % 3}]]).then(async results => { await noteAll()
      post({ number: ${number}, results, noticed: { ...noticed, policy: noticed.policy.sort(), reports: noticed.reports.sort() }, frozen: globalThis.frozen ?? null }) }) }`
  const head = scriptAttributes.includes('module')
    ? `<script type="importmap">{"imports":{"mapped":"/module.js"}}</script>`
    : ''
  if (headers['content-type']?.includes('xml') === true)
    return `<html xmlns="http://www.w3.org/1999/xhtml"><body><script><![CDATA[${code}]]></script></body></html>`
  return `<!doctype html><head>${head}</head><body><script ${scriptAttributes}>${code}</script></body>`
}

/** Page code: makes every document in a frame, in turn, and resolves to what each posted, by its name. */
export const RUN_ENVIRONMENTS = `(async () => {
  const all = ${JSON.stringify(Object.entries(ENVIRONMENTS).map(([name, environment], number) => [name, environment.make ?? 'f.src = path; document.body.append(f)', environment.make === undefined ? '' : environmentPage(environment, number)])).replaceAll('</', '<\\/')}
  const out = {}
  const [site, base] = [document.title, location.origin]
  const make = async ([name, make, page], number) => {
    const path = '/environment/' + number + '?' + new URLSearchParams({ site, base })
    const html = page.replace('globalThis.FOR ??=', 'globalThis.FOR = ' + JSON.stringify({ site, base }) + ' ?? ')
    const posted = new Promise(resolve => addEventListener('message', ({ data }) => { if (data.number === number) resolve(data) }))
    const f = document.createElement('iframe')
    new Function('f', 'html', 'path', make)(f, html, path)
    out[name] = await Promise.race([posted, new Promise(resolve => setTimeout(resolve, 60000, ['failed', 'unfinished']))])
  }
  // A few at a time: a browser opens six connections to a host.
  const waiting = [...all.entries()]
  await Promise.all([1, 2, 3].map(async () => { for (let next = waiting.shift(); next; next = waiting.shift()) await make(next[1], next[0]) }))
  return out })()`
