/** Page code of scenarios about what calls leave in their page. */
export const TRACES: Readonly<Record<string, string>> = {
  'the entries of resource timing': `async ({ url, far, post, attempt, ended, wait }) => {
    await (await fetch(url('&e=fetch'), post())).text(); const x = new XMLHttpRequest(); x.open('POST', url('&e=xhr')); x.send('x'); await ended(x)
    navigator.sendBeacon(url('&e=beacon'), 'x'); await (await fetch(far('&e=far'), post({ mode: 'no-cors' }))).text(); await attempt(() => fetch(url('&e=reset&reset'), post())); await (await fetch(url('&e=redirect&redirect=302'), post())).text()
    const mine = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes(url('&e='))); while (['fetch', 'xhr', 'beacon', 'far', 'redirect'].some(one => !mine().some(({ name }) => name.includes('&e=' + one)))) await wait(20)
    return mine().map(entry => { const { name, entryType, initiatorType, initiatorUrl, nextHopProtocol, renderBlockingStatus, transferSize, encodedBodySize, decodedBodySize, responseStatus, deliveryType, contentType } = entry
      return [name, entryType, initiatorType, initiatorUrl, nextHopProtocol, renderBlockingStatus, transferSize > 0, encodedBodySize, decodedBodySize, responseStatus, deliveryType, contentType, Object.keys(entry.toJSON()), entry.duration >= 0].join() }).sort() }`,

  'the entries that observers of every type get': `async ({ url, post, ended, wait }) => {
    const seen = new Set(), types = PerformanceObserver.supportedEntryTypes.filter(type => !/longtask|long-animation|paint|layout|element|event|first-input|visibility|navigation|interaction|soft/.test(type))
    const note = entries => { for (const { name, entryType } of entries) if (entryType !== 'resource' || name.includes(url())) seen.add(entryType + ' ' + name) }, observer = new PerformanceObserver(list => note(list.getEntries())); for (const type of types) observer.observe({ type })
    await (await fetch(url('&o'), post())).text(); const x = new XMLHttpRequest(); x.open('POST', url('&p')); x.send('x'); await ended(x); while ([...seen].filter(name => /&[op]$/.test(name)).length < 2) await wait(10)
    note(observer.takeRecords()); observer.disconnect()
    return [...seen].sort() }`,

  'the source of long animation frames': `async ({ url, post, ended, wait }) => {
    if (!PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) return 'not supported'
    const sources = new Set(); let busyUntil = 0, seenUntil = 0
    const observer = new PerformanceObserver(list => { for (const entry of list.getEntries()) seenUntil = Math.max(seenUntil, entry.startTime + entry.duration); for (const entry of list.getEntries()) for (const { sourceURL } of entry.scripts) if (!/^(http|$)/.test(sourceURL)) sources.add(sourceURL) }); observer.observe({ type: 'long-animation-frame', buffered: true })
    const busy = () => { const until = performance.now() + 60; while (performance.now() < until); busyUntil = performance.now() }, seen = async () => { while (seenUntil < busyUntil) await wait(10) }
    for (const type of ['text', 'json']) { const x = new XMLHttpRequest(); x.open('POST', url('&size=2000000')); x.responseType = type; x.onload = busy; x.send('x'); await ended(x); await seen() }
    const r = await fetch(url('&size=2000000'), post()); busy(); await r.text(); busy(); await (await fetch(url(), post())).text(); busy(); await seen(); observer.disconnect()
    return [...sources].sort() }`,

  'the document, its scripts, styles, storage and state': `async ({ url, post, ended, xhr }) => {
    const look = async () => [document.documentElement.outerHTML.length, document.scripts.length, document.styleSheets.length, document.adoptedStyleSheets?.length, document.all.length, document.childNodes.length, document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length, history.state, document.getAnimations().length, document.fonts.size, document.fonts.status, getSelection().rangeCount, document.activeElement?.tagName, window.length, window.name, document.designMode,
      navigator.serviceWorker?.controller ?? null, document.readyState, document.visibilityState, getComputedStyle(document.documentElement).cssText?.length, Reflect.ownKeys(document).map(String), Reflect.ownKeys(navigator).map(String), Reflect.ownKeys(performance).map(String), Reflect.ownKeys(history).map(String),
      Reflect.ownKeys(console).map(String), performance.getEntriesByType('mark').length, performance.getEntriesByType('measure').length, navigator.userActivation?.hasBeenActive, document.currentScript, Object.keys(navigator)]
    const records = [], observer = new MutationObserver(list => records.push(...list)); observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    const before = await look(); await (await fetch(url(), post())).text(); const x = xhr(); x.open('POST', url()); x.send('x'); await ended(x); navigator.sendBeacon(url('&beacon'), 'x'); const after = await look()
    const changed = observer.takeRecords().length + records.length; observer.disconnect()
    return [before, after, changed, Reflect.ownKeys(x), Reflect.ownKeys(x.upload)] }`,

  'what Error has, and what the page captures by it': `async ({ url, post, ended }) => {
    const own = [Error.stackTraceLimit, Reflect.ownKeys(Error).map(String), 'prepareStackTrace' in Error, Error.captureStackTrace?.name], files = new Set(), lines = stack => String(stack).split('\\n')
    const outside = stack => { for (const [file] of String(stack).matchAll(/\\w[\\w-]*extension:[^\\s)]*|page\\.js[^\\s)]*/g)) files.add(file) }
    const settled = await fetch('http://localhost:1' + url(), post()).catch(error => error); outside(settled.stack)
    const r = await fetch(url(), post()); outside(new Error().stack)
    const broken = await r.json().then(() => new Error('then').stack); outside(broken)
    await (async () => { await r; outside(new Error().stack) })()
    fetch(url(), { get method() { outside(new Error().stack); const at = {}; Error.captureStackTrace?.(at); outside(at.stack); return 'POST' }, body: 'x' })
    const x = new XMLHttpRequest(); for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend']) x.addEventListener(type, () => outside(new Error().stack)); x.open('POST', url('&hang')); x.send('x'); x.open('POST', url()); x.send({ toString() { outside(new Error().stack); return 'x' } }); await ended(x)
    const y = new XMLHttpRequest(); y.open('POST', 'http://localhost:1' + url(), false); try { y.send() } catch (error) { outside(error.stack) }
    navigator.sendBeacon({ toString() { outside(new Error().stack); return url('&as=made') } }, { toString() { outside(new Error().stack); return 'x' } })
    for (const wrong of [() => fetch.call({}), () => new fetch(), () => x.open('POST', 'http://['), () => navigator.sendBeacon('http://['), () => Function.prototype.toString.call({}), () => XMLHttpRequest.prototype.send.call({})]) try { (await wrong()) } catch (error) { outside(error.stack) }
    const deep = () => { try { return deep() } catch (error) { return error } }; outside(deep().stack)
    return [own, [...files]] }`,

  'the reports of errors, rejections and policies': `async ({ url, post, kind, wait }) => {
    const log = [], onEvent = e => { if (e.message?.includes(kind) || e.reason?.kind === kind) { log.push([e.type, e.filename, e.lineno, e.colno, e.message, lines(e.error ?? e.reason)]); e.preventDefault() } }
    const lines = error => /extension:/.test(error?.stack)
    addEventListener('error', onEvent); addEventListener('unhandledrejection', onEvent)
    const stop = new AbortController(); fetch(url('&hang'), post({ signal: stop.signal })); stop.abort(Object.assign(new Error('mine ' + kind), { kind }))
    const x = new XMLHttpRequest(); x.onreadystatechange = () => { if (x.readyState === 1) throw new Error('opened ' + kind) }; x.open('POST', url()); x.abort()
    fetch(url(), post()).then(() => { throw Object.assign(new Error('after ' + kind), { kind }) }); while (log.length < 3) await wait(10)
    removeEventListener('error', onEvent); removeEventListener('unhandledrejection', onEvent)
    return log.map(String).sort() }`,
}

/** Page code: every property that can be reached from the window's functions and namespaces, with its flags, name, length and text. */
export const SURFACE = `(() => {
  const out = {}, seen = new Set(), print = Function.prototype.toString
  const walk = (path, owner) => { if (seen.has(owner)) return; seen.add(owner)
    for (const key of Reflect.ownKeys(owner)) { const descriptor = Object.getOwnPropertyDescriptor(owner, key), at = path + '.' + String(key), flags = [descriptor.writable, descriptor.enumerable, descriptor.configurable].join()
      for (const part of ['value', 'get', 'set']) { const value = descriptor[part]
        if (typeof value === 'function') { out[at + ' ' + part] = [flags, value.name, value.length, print.call(value).length > 300 ? 'long' : print.call(value), Object.getPrototypeOf(value)?.name, Object.isExtensible(value)].join('|'); walk(at, value) }
        else if (typeof value === 'object' && value !== null && key === 'prototype') { out[at] = [flags, Object.prototype.toString.call(value)].join('|'); walk(at, value) }
        else if (part in descriptor) out[at + ' ' + part] = flags + '|' + typeof value } } }
  for (const name of Object.getOwnPropertyNames(window).sort()) { const descriptor = Object.getOwnPropertyDescriptor(window, name), { value } = descriptor
    out[name] = [descriptor.writable, descriptor.enumerable, descriptor.configurable, typeof value].join(); if (typeof value === 'function' || /^(Math|JSON|Reflect|Intl|Atomics|WebAssembly|CSS|console)$/.test(name)) { if (typeof value === 'function') out[name + '()'] = [value.name, value.length, print.call(value).slice(0, 200)].join('|'); walk(name, value) } }
  return out })()`
