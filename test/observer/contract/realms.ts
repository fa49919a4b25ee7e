/** The scenario in which calls may have no end: those of a frame that is gone. */
export const WITHOUT_END = 'functions taken from a frame, before and after it is removed'

/** Page code of scenarios in which calls cross from one document, worker or moment to another. */
export const REALMS: Readonly<Record<string, string>> = {
  [WITHOUT_END]: `async ({ url, post, attempt, ended }) => {
    const f = document.createElement('iframe'); document.body.append(f); const w = f.contentWindow, F = w.fetch, { open, send } = w.XMLHttpRequest.prototype, { navigator } = w, { sendBeacon } = navigator, X = w.XMLHttpRequest
    let isRemoved = false; const later = async () => { for (let turn = 0; turn < 5; turn++) await (await fetch(url(), post())).text(); return 'no end' }
    const show = async action => { const value = await (isRemoved ? Promise.race([attempt(action), later()]) : attempt(action)); return value?.text ? [await value.text(), value instanceof Response, value instanceof w.Response] : String(value) }
    const all = () => Promise.all([show(() => F(url(), post())), show(() => F.call(window, url(), post())), show(() => w.fetch.call(w, url(), post())), show(() => fetch.call(w, url(), post())),
      show(() => F(new Request(url(), post()))), show(() => new X().open('POST', url())), show(() => { const x = new XMLHttpRequest(); open.call(x, 'POST', url()); send.call(x, 'x'); return ended(x).then(() => x.responseText) }),
      show(() => sendBeacon.call(navigator, url('&beacon'), 'x')), show(() => sendBeacon.call(window.navigator, url('&beacon'), 'x')), show(() => window.navigator.sendBeacon.call(navigator, url('&beacon'), 'x'))])
    const before = await all(), taken = new X(); taken.open('POST', url()); f.remove(); isRemoved = true
    return [before, await all(), await show(() => taken.send('x')), taken.readyState] }`,

  'calls under way in a frame that is removed': `async ({ url, post, attempt }) => {
    const f = document.createElement('iframe'), log = []; document.body.append(f); const w = f.contentWindow
    const x = new w.XMLHttpRequest(); for (const type of ['abort', 'error', 'loadend', 'readystatechange']) x.addEventListener(type, () => log.push([type, x.readyState])); x.open('POST', url('&hang')); x.send('x')
    const r = await w.fetch(url(), post()); f.remove(); await (await fetch(url(), post())).text()
    return [log, x.readyState, x.status, await attempt(() => Promise.race([r.text(), fetch(url(), post()).then(s => s.text()).then(() => 'still open')]))] }`,

  'calls while a frame is left': `({ url, kind, wait, alone }) => alone(async () => {
    const f = document.createElement('iframe'), log = globalThis['left ' + kind] = []; f.src = '/leaving?' + new URLSearchParams({ kind, url: url() }); document.body.append(f)
    while (f.contentDocument?.readyState !== 'complete' || f.contentDocument.URL === 'about:blank') await wait(10)
    f.src = 'about:blank'; while (f.contentDocument?.URL !== 'about:blank') await wait(10)
    f.remove()
    return log.map(String) })`,

  'calls of a worker, and its functions': `async ({ url }) => {
    const code = 'onmessage = async ({ data }) => { const x = new XMLHttpRequest(); x.open("POST", data, false); x.send("x"); ' +
      'postMessage([x.responseText, await (await fetch(data, { method: "POST", body: "x" })).text(), String(fetch), fetch.name, fetch.length, Reflect.ownKeys(fetch), String(x.open), new Error().stack.split("\\\\n").length, Reflect.ownKeys(self).map(String).sort().join()]) }'
    const worker = new Worker(URL.createObjectURL(new Blob([code]))); worker.postMessage(new URL(url('&worker'), location).href)
    const { data } = await new Promise(resolve => { worker.onmessage = resolve }); worker.terminate()
    return data }`,

  'calls of a page that a service worker controls, and what that gets': `async ({ url, kind }) => {
    const scope = '/controlled/' + kind, registration = await navigator.serviceWorker.register('/service-worker.js', { scope })
    const worker = registration.installing ?? registration.waiting ?? registration.active
    if (worker.state !== 'activated') await new Promise(resolve => worker.addEventListener('statechange', () => { if (worker.state === 'activated') resolve() }))
    const f = document.createElement('iframe'), log = globalThis['controlled ' + kind] = []; f.src = scope + '?' + new URLSearchParams({ kind, url: url() }); document.body.append(f)
    while (log.at(-1) !== 'done') await new Promise(resolve => setTimeout(resolve, 20))
    f.remove(); await registration.unregister()
    return log }`,

  'functions that the page keeps, wraps and puts back': `({ url, post, alone }) => alone(async () => {
    const { fetch: kept } = window, { open } = XMLHttpRequest.prototype, descriptor = Object.getOwnPropertyDescriptor(window, 'fetch'), log = [], mine = url('&mine')
    window.fetch = function fetch(...args) { if (args[0] === mine) log.push(this === window); return kept.apply(this, args) }
    XMLHttpRequest.prototype.open = function (...args) { if (args[1] === mine) log.push(args.length); return open.apply(this, args) }
    const texts = [await (await window.fetch(mine, post())).text(), await new Promise(resolve => { const x = new XMLHttpRequest(); x.onload = () => resolve(x.responseText); x.open('POST', mine); x.send('y') })]
    window.fetch = kept; XMLHttpRequest.prototype.open = open
    const now = Object.getOwnPropertyDescriptor(window, 'fetch')
    return [texts, log, Object.keys(descriptor).every(name => descriptor[name] === now[name]), 'fetch' in window, Object.keys(window).includes('fetch')] })`,
}

/** The document that makes calls while it is left. */
export const LEAVING = `<!doctype html><script>
  const query = new URLSearchParams(location.search), url = query.get('url'), log = parent['left ' + query.get('kind')]
  for (const type of ['beforeunload', 'pagehide', 'visibilitychange', 'unload']) addEventListener(type, () => {
    const attempt = action => { try { return action() } catch (e) { return e.name + ': ' + e.message } }
    const x = new XMLHttpRequest(); log.push([type, attempt(() => { x.open('POST', url, false); x.send('x'); return x.responseText }), x.readyState, x.status])
    log.push([type, attempt(() => navigator.sendBeacon(url + '&beacon&at=' + type, type)), attempt(() => String(fetch(url + '&at=' + type, { method: 'POST', body: 'x', keepalive: true })))])
  }, true)
</script>`

/** The document that its service worker controls. */
export const CONTROLLED = `<!doctype html><script>(async () => {
  const query = new URLSearchParams(location.search), url = query.get('url'), log = parent['controlled ' + query.get('kind')], post = { method: 'POST', body: 'x' }
  log.push(!!navigator.serviceWorker.controller)
  for (const more of ['&as=worker', '&made', '&failed', '&redirected']) { const r = await fetch(url + more, post).catch(e => e); log.push([more, r.type, r.status, r.url?.length > 0, r.redirected, r.name, r.text && await r.text()])
    const x = new XMLHttpRequest(); x.open('POST', url + more); x.send('y'); await new Promise(resolve => { x.onloadend = resolve }); log.push([x.status, x.responseText, x.getAllResponseHeaders().includes('x-made')]) }
  const r = await fetch(new Request(url + '&as=worker', post)); log.push(await r.text(), navigator.sendBeacon(url + '&beacon&made', 'b'))
  log.push(await (await fetch('/log?' + url)).json(), 'done') })()</script>`

export const SERVICE_WORKER = `const log = []
  addEventListener('install', () => skipWaiting())
  addEventListener('activate', event => event.waitUntil(clients.claim()))
  addEventListener('fetch', event => { const { request } = event, { pathname, search } = new URL(request.url)
    if (pathname === '/log') return event.respondWith(new Response(JSON.stringify(log)))
    if (!search.includes('scenario') || pathname.startsWith('/controlled')) return
    log.push([request.method, pathname, search, request.mode, request.destination, request.credentials, request.redirect, request.keepalive, request.cache, request.referrer.length > 0, request.bodyUsed, [...request.headers].map(String)])
    if (search.includes('&made')) return event.respondWith(new Response('made', { headers: { 'x-made': '1' } }))
    if (search.includes('&failed')) return event.respondWith(Response.error())
    event.respondWith(fetch(request)) })`
