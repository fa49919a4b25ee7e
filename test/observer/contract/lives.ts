import { CORE } from './core.ts'
import { KIT } from './kit.ts'
import { toCode } from './visitBoth.ts'

/** Page code: makes calls, and leaves in `window.refs` weak references to what they were made of and what they gave. */
export const FORGOTTEN = `(async () => {
  const refs = globalThis.refs = {}
  for (const kind of Object.keys(KINDS)) {
    const { url, post, ended } = kitFor(kind, 0), weak = refs[kind] = {}
    const keep = objects => { for (const name in objects) weak[name] = new WeakRef(objects[name]) }
    await (async () => {
      const init = post({ body: new Blob(['x']), signal: new AbortController().signal }), request = new Request(url(), init), promise = fetch(request, init), response = await promise, text = await response.text()
      const other = await fetch(url(), post()), unread = await fetch(url(), post()), x = new XMLHttpRequest(), bytes = new TextEncoder().encode('bytes'), params = new URLSearchParams('a=b'), form = new FormData()
      keep({ init, blob: init.body, signal: init.signal, request, promise, response, body: response.body, other, clone: other.clone(), unread, x, bytes, params, form }); await other.text()
      x.open('POST', url()); x.responseType = 'json'; x.send(bytes); const end = ended(x); await end; keep({ json: x.response, end })
      const lost = new XMLHttpRequest(); lost.open('POST', url()); keep({ lost }); const gone = new XMLHttpRequest(); gone.open('POST', url('&hang')); gone.send(form); gone.abort(); keep({ gone })
      const stop = new AbortController(), error = await fetch(url('&hang'), post({ signal: (setTimeout(() => stop.abort(), 20), stop.signal) })).catch(e => e); keep({ stop, error })
      navigator.sendBeacon(url('&beacon'), params)
    })()
  }
  return Object.keys(refs.delivery).length })()`

/** An expression of the page for the names of what is still held, of all kinds of address. */
export const HELD = `JSON.stringify(Object.entries(refs).flatMap(([kind, weak]) => Object.entries(weak).flatMap(([name, ref]) => ref.deref() ? [kind + ' ' + name] : [])))`

/** Page code: calls while the page is printed; the log is in \`window.printed\`. */
export const PRINTED = `(() => {
  const log = globalThis.printed = [], media = matchMedia('print'), text = document.body.appendChild(document.createElement('p')); text.textContent = 'printed'
  media.addEventListener('change', e => log.push(['media', e.matches]))
  for (const type of ['beforeprint', 'afterprint']) addEventListener(type, e => { log.push([type, e.isTrusted, media.matches])
    for (const kind of Object.keys(KINDS)) { const { url, post, attempt } = kitFor(kind, 0), x = new XMLHttpRequest()
      log.push([kind, attempt(() => { x.open('POST', url('&sync'), false); x.send('x'); return x.responseText }), attempt(() => navigator.sendBeacon(url('&beacon'), type)), attempt(() => String(fetch(url(), post())))]) } })
  return 'ready' })()`

/** Page code: makes calls when the page is shown, then sets `window.ready`; once it is shown again, reports whether it was kept, and what its calls gave. */
export const KEPT = `
  const site = document.title, calls = () => Promise.all(['/rest/v1/delivery?client=' + site, '/ee/v1/interact?configId=' + site, '/elsewhere?client=' + site].map(async url => {
    const x = new XMLHttpRequest(); x.open('POST', url + '&when=' + when + '&by=xhr'); x.send('x'); await new Promise(resolve => { x.onloadend = resolve })
    return [x.responseText, await (await fetch(url + '&when=' + when + '&by=fetch', { method: 'POST', body: 'x' })).text(), navigator.sendBeacon(url + '&when=' + when + '&by=beacon', 'x')] }))
  let when = 'before'
  addEventListener('pageshow', async event => {
    const found = [event.persisted, await calls()]; when = 'after'
    if (!event.persisted) { window.ready = true; return }
    const reasons = performance.getEntriesByType('navigation')[0].notRestoredReasons
    navigator.sendBeacon('/kept?' + site, JSON.stringify([...found, reasons ?? null])) })`

/** Page code: once nobody drives its tab, has another document prerendered in its place, and shows that when it asks for it. */
export const PRERENDERS = `(async () => {
  const waitFor = async what => (await fetch('/elsewhere?gate=' + document.title + what)).text(), url = '/prerendered?' + document.title
  await waitFor('-undriven')
  const s = document.createElement('script'); s.type = 'speculationrules'; s.text = JSON.stringify({ prerender: [{ source: 'list', urls: [url], eagerness: 'immediate' }] }); document.head.append(s)
  await waitFor('-done'); location.href = url })()`

/** The document that is prerendered: posts how its calls end before it is shown and after. */
export const PRERENDERED_PAGE = `<!doctype html><body><script type="module">{
  document.title = location.search.slice(1); const isPlain = 0;${KIT}
  const report = async () => fetch('/reported?' + site, { method: 'POST', body: JSON.stringify([document.prerendering, await run(${toCode(CORE)})]) })
  const shown = new Promise(resolve => document.addEventListener('prerenderingchange', resolve, { once: true }))
  await report(); fetch('/gate?open=' + site + '-done'); await shown; await report() }</script>`
