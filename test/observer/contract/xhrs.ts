/** Page code of scenarios that call by XMLHttpRequest: events, states and errors. */
export const XHRS: Readonly<Record<string, string>> = {
  'the events of a request and of its upload': `async ({ url, xhr, ended }) => {
    const log = [], x = xhr(log); xhr(log, x.upload, 'upload ')
    for (const type of ['onreadystatechange', 'onloadstart', 'onload', 'onloadend']) x[type] = e => log.push(type + x.readyState)
    x.open('POST', url()); log.push('opened'); x.send('x'.repeat(1000)); log.push('sent')
    await ended(x)
    return log.map(line => line.replace(/^upload (\\w+),.*?,.*?,/, 'upload $1,')) }`,

  'the members of an event': `async ({ url, ended }) => {
    const out = [], x = new XMLHttpRequest(), before = performance.now()
    for (const type of ['readystatechange', 'loadstart', 'load', 'loadend']) x.addEventListener(type, function (e) { if (type === 'readystatechange' && x.readyState === 3) return
      out.push([e.type, e.constructor.name, e.isTrusted, e.target === x, e.currentTarget === x, this === x, e.bubbles, e.cancelable, e.composed, e.eventPhase,
        e.defaultPrevented, e.composedPath().length, e.timeStamp >= before - 1, Reflect.ownKeys(e).map(String), e.loaded, e.total]) })
    x.open('POST', url()); x.send('x'); await ended(x)
    return out }`,

  'no listener on the upload, and the members of a request in each state': `async ({ url, attempt }) => {
    const out = [], x = new XMLHttpRequest()
    const look = at => out.push([at, x.readyState, x.status, x.statusText, x.responseURL && new URL(x.responseURL).pathname, attempt(() => x.responseText), x.response, x.responseType, x.timeout,
      x.withCredentials, attempt(() => x.responseXML), x.getAllResponseHeaders().replace(/^(date|keep-alive|connection): .*$/gm, ''), x.getResponseHeader('Content-Type'), x.onreadystatechange, x.upload.onload, Reflect.ownKeys(x), Reflect.ownKeys(x.upload)])
    look('new'); x.open('POST', url()); look('open'); x.send('x'); look('sent')
    x.onreadystatechange = () => { if (x.readyState !== 3) look('change') }
    await new Promise(resolve => { x.onloadend = () => { look('end'); resolve() } }); look('after')
    x.onreadystatechange = null; x.abort(); look('aborted'); x.open('GET', url()); look('again')
    return out }`,

  'an abort in each state and in handlers': `async ({ url, xhr, ended, gate, open }) => {
    const out = [], make = () => { const log = [], x = xhr(log); out.push(log); return [x, log] }
    { const [x, log] = make(); x.abort(); log.push(x.readyState); x.open('POST', url()); x.abort(); log.push(x.readyState) }
    { const [x, log] = make(); x.open('POST', url('&hang')); x.send('x'); x.abort(); log.push(x.readyState) }
    { const [x, log] = make(); x.open('POST', url('&hang')); x.send('x'); setTimeout(() => x.abort(), 20); await ended(x); log.push(x.readyState) }
    for (const at of [2, 3, 4]) { const key = gate(), [x, log] = make()
      const aborted = new Promise(resolve => { const onEvent = () => { if (x.readyState !== at) return
        x.removeEventListener('readystatechange', onEvent); x.abort(); log.push(['aborted', x.readyState]); setTimeout(resolve) }; x.addEventListener('readystatechange', onEvent) })
      x.open('POST', url('&gate=' + key)); x.send('x'); if (at === 4) await open(key); await aborted; if (at < 4) await open(key) }
    for (const type of ['loadstart', 'load', 'loadend']) { const [x, log] = make()
      const aborted = new Promise(resolve => { x.addEventListener(type, () => { x.abort(); setTimeout(resolve) }, { once: true }) })
      x.open('POST', url(type === 'loadstart' ? '&hang' : '')); x.send('x'); await aborted; log.push(x.readyState) }
    return out.map(log => log.filter(line => !String(line).startsWith('progress'))) }`,

  'a timeout, a reset and a refusal by CORS': `async ({ url, far, xhr, ended, gate, open }) => {
    const out = [], key = gate()
    for (const [at, set] of [[url('&hang'), x => { x.timeout = 30 }], [url('&reset'), () => {}], [far('&refuse'), () => {}], [url('&break=' + key), x => x.addEventListener('progress', () => open(key), { once: true })], ['http://localhost:1' + url(), () => {}]]) {
      const log = [], x = xhr(log); x.open('POST', at); set(x); x.send('x'); await ended(x); log.push([x.readyState, x.status, x.responseURL, x.response, x.getAllResponseHeaders()]); out.push(log) }
    const late = new XMLHttpRequest(), order = []; late.ontimeout = () => order.push('timeout'); late.open('POST', url('&hang')); late.send('x')
    await new Promise(resolve => { late.onloadend = resolve; setTimeout(() => { late.timeout = 1 }, 20) })
    return [...out, order] }`,

  'synchronous requests': `async ({ url, far, xhr, attempt }) => {
    const out = []
    for (const at of [url(), url('&status=500'), url('&reset'), far('&refuse'), url('&redirect=302')]) { const log = [], x = xhr(log); x.open('POST', at, false); log.push(attempt(() => x.send('x')), x.readyState, x.status, attempt(() => x.responseText)); out.push(log) }
    const x = new XMLHttpRequest(); x.open('POST', url(), false)
    out.push(attempt(() => { x.responseType = 'json' }), attempt(() => { x.timeout = 5 }), x.responseType)
    const y = new XMLHttpRequest(); y.timeout = 5; out.push(attempt(() => y.open('POST', url(), false)))
    const z = new XMLHttpRequest(); z.responseType = 'text'; out.push(attempt(() => z.open('POST', url(), false)), z.readyState)
    return out }`,

  'a request that is opened again, sent twice, or sent from its handlers': `async ({ url, xhr, ended, attempt }) => {
    const log = [], x = xhr(log); let turns = 0
    x.open('POST', url()); log.push(attempt(() => x.open('POST', 'http://[')), x.readyState); x.open('PUT', url('&hang')); x.send('1'); log.push(attempt(() => x.send('2')))
    x.open('POST', url('&as=new')); x.send('3'); await ended(x); log.push(x.responseText)
    x.onreadystatechange = () => { if (x.readyState === 1 && !turns++) { x.send('from open'); log.push('sent') } }
    x.open('POST', url()); await ended(x); log.push(x.responseText, attempt(() => x.send('x')))
    x.onload = () => { if (turns++ < 3) { x.open('POST', url('&turn=' + turns)); x.send('turn'); log.push('turned') } }
    x.open('POST', url()); x.send('first'); await new Promise(resolve => { const look = () => turns > 3 && x.readyState === 4 ? resolve() : setTimeout(look, 10); look() })
    x.onload = null; x.open('GET', '/elsewhere'); x.send(); await ended(x)
    return [...log, x.responseText] }`,

  'arguments that the platform refuses or computes': `async ({ url, attempt, ended }) => {
    const x = () => new XMLHttpRequest(), out = []
    for (const args of [[], ['POST'], ['a b', url()], ['TRACE', url()], ['POST', 'http://['], ['post', url()], ['Weird', url()], ['POST', url(), undefined], ['POST', url(), 0], ['POST', url(), true, 'user', 'word'],
      ['POST', url(), true, null, null], [Symbol('x'), url()], ['POST', Symbol('x')], ['POST', { toString: () => url() }], ['POST', new URL(url(), location)], ['POST', url() + '#hash', true, undefined, undefined, 'one more']]) {
      const one = x(); out.push([attempt(() => one.open(...args)), one.readyState]) }
    const one = x(); out.push(attempt(() => one.send()), attempt(() => one.setRequestHeader('a', 'b'))); one.open('POST', url()); out.push(attempt(() => one.setRequestHeader('a b', 'c')), attempt(() => one.setRequestHeader('x-a', '1')),
      attempt(() => one.setRequestHeader('Cookie', '1')), attempt(() => one.send(Symbol('x'))), attempt(() => one.send({ toString() { throw new RangeError('mine') } })), one.readyState)
    one.send('x'); await ended(one)
    const { open, send } = XMLHttpRequest.prototype
    return [out, [() => open.call({}, 'POST', url()), () => send.call({}), () => open('POST', url()), () => send.call(Object.create(XMLHttpRequest.prototype)), () => new open('POST', url()), () => open.call(document, 'POST', url()),
      () => new Proxy(x(), {}).open('POST', url()), () => XMLHttpRequest(), () => open.apply(x(), ['POST', url()]), () => Reflect.apply(open, x(), ['POST', url(), false]), () => open.bind(x())('POST', url())].map(attempt)] }`,

  'headers and bodies of every kind as the server gets them': `async ({ url, ended }) => {
    const form = new FormData(); form.set('a', 'ä'); form.set('f', new File(['in'], 'n.txt', { type: 'text/z' }))
    const bytes = new TextEncoder().encode('bytes'), xml = new DOMParser().parseFromString('<a>ä</a>', 'text/xml'), out = []
    const bodies = ['', 'ä', 7, null, undefined, {}, { toString: () => 'made' }, [1, 2], bytes, bytes.buffer, new DataView(bytes.buffer, 1, 2), new Blob(['b']), new Blob(['b'], { type: 'text/q' }), new URLSearchParams({ a: 'ä b' }), form, xml,
      new DOMParser().parseFromString('<p>ä', 'text/html'), new ReadableStream()]
    for (const body of bodies) { const x = new XMLHttpRequest(); x.open('POST', url('&echo')); x.setRequestHeader('x-mine', '1'); if (body === 'ä') x.setRequestHeader('Content-Type', 'text/own'); x.send(body); await ended(x)
      const { body: got, headers } = JSON.parse(x.responseText)
      out.push([got.replaceAll(/(--+)[\\w-]{20,}/g, '$1'), { ...headers, 'content-type': headers['content-type']?.split('boundary')[0], 'content-length': headers['content-length'] === undefined }]) }
    return out }`,

  'subclasses, and instances with methods and getters of the page': `async ({ url, ended }) => {
    const log = []
    class Mine extends XMLHttpRequest {
      constructor() { super(); log.push('made') } open(...args) { log.push('open'); return super.open(...args) } send(...args) { log.push('send'); return super.send(...args) }
      get readyState() { log.push('readyState'); return super.readyState } get status() { log.push('status'); return super.status } get response() { log.push('response'); return super.response }
      get responseText() { log.push('responseText'); return super.responseText } get responseType() { log.push('responseType'); return super.responseType } set responseType(t) { super.responseType = t }
      addEventListener(...args) { log.push('listen'); return super.addEventListener(...args) } removeEventListener(...args) { log.push('unlisten'); return super.removeEventListener(...args) } }
    const x = new Mine(); x.open('POST', url()); x.send('x'); await new Promise(resolve => { x.onloadend = resolve }); log.push(x instanceof XMLHttpRequest, Object.prototype.toString.call(x), Mine.prototype.constructor === Mine)
    const own = new XMLHttpRequest(); for (const name of ['readyState', 'status', 'responseText']) Object.defineProperty(own, name, { get() { log.push('own ' + name); return 4 } })
    own.open('POST', url()); own.send('x'); await new Promise(resolve => { own.onloadend = resolve })
    const old = function () { const it = Reflect.construct(XMLHttpRequest, [], old); return it }; old.prototype = Object.create(XMLHttpRequest.prototype); const third = new old(); third.open('POST', url()); third.send('y'); await ended(third)
    return [log, third.responseText, third instanceof old, Object.isFrozen(Object.freeze(third))] }`,

  'handlers that throw, stop, and are added, removed or dispatched by the page': `async ({ url, kind, ended }) => {
    const log = [], x = new XMLHttpRequest(), onEvent = e => { if (e.message?.includes('mine ' + kind)) { log.push(['error', e.message, e.lineno > 0, e.error.message]); e.preventDefault() } }
    addEventListener('error', onEvent)
    x.addEventListener('readystatechange', { handleEvent(e) { if (x.readyState === 4) log.push(['object', this.handleEvent === e.currentTarget.x, e.type]) } })
    x.onreadystatechange = () => { if (x.readyState === 4) throw new Error('mine ' + kind) }
    x.addEventListener('readystatechange', e => { if (x.readyState === 4) { log.push('stops'); e.stopImmediatePropagation() } })
    x.addEventListener('readystatechange', () => log.push(['not at 4', x.readyState === 4]), { once: true })
    x.addEventListener('load', () => log.push('load'), { signal: AbortSignal.abort() }); x.addEventListener('load', () => log.push('late load'), { capture: true })
    x.open('POST', url()); x.dispatchEvent(new Event('readystatechange')); x.dispatchEvent(new ProgressEvent('load')); log.push(x.dispatchEvent(new Event('error', { cancelable: true }))); x.send('x'); x.dispatchEvent(new Event('readystatechange')); await ended(x)
    removeEventListener('error', onEvent)
    return log }`,

  'a request that nothing holds': `async ({ url }) => {
    const text = await new Promise(resolve => { const x = new XMLHttpRequest(); x.onload = () => resolve(x.responseText); x.open('POST', url()); x.send('x') })
    return text }`,

  'a redirect and credentials': `async ({ url, far, ended }) => {
    const out = []
    for (const [at, set] of [[url('&redirect=302')], [url('&redirect=307')], [far(), x => { x.withCredentials = true }], [url('&redirect=307&far')]]) { const x = new XMLHttpRequest(); x.open('POST', at); set?.(x); x.send('x'); await ended(x)
      out.push([x.status, x.responseText, x.responseURL, x.withCredentials]) }
    return out }`,
}

/** Page code of scenarios about what a request's answer becomes. */
export const ANSWERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['', 'text', 'json', 'arraybuffer', 'blob', 'document', 'ms-stream', 'moz-chunked-arraybuffer'].map(type => [
      `the answer of responseType “${type}”`,
      `async ({ url, attempt, ended }) => {
        const out = [], show = v => [Object.prototype.toString.call(v), v?.size ?? v?.byteLength ?? v?.documentElement?.outerHTML ?? (typeof v === 'object' ? JSON.stringify(v) : v), v?.type, v?.contentType]
        for (const more of ${type.includes('-') ? `['']` : `['', '&as=text/html&page', '&as=text/xml&page', '&status=204', '&as=text/html;charset=latin1&page', '&empty']`}) {
          const x = new XMLHttpRequest(), log = []
          x.onreadystatechange = () => { if (x.readyState % 2 === 0 && log.at(-1)[0] !== x.readyState) log.push([x.readyState, attempt(() => show(x.response)), attempt(() => show(x.responseText)), attempt(() => show(x.responseXML))]) }
          x.open('POST', url(more)); x.responseType = '${type}'; log.push(x.responseType); x.send('é'); await ended(x)
          out.push([more, log, x.response === x.response, attempt(() => x.responseXML === x.responseXML), attempt(() => { x.responseType = 'text' })])
        }
        return out }`,
    ]),
  ),

  'the type of an answer when it is set late or overridden': `async ({ url, attempt, ended, gate, open }) => {
    const out = []
    const x = new XMLHttpRequest(); x.responseType = 'json'; x.open('POST', url()); x.responseType = 'arraybuffer'; x.send('x'); x.onreadystatechange = () => { if (x.readyState === 2) x.responseType = 'text' }; await ended(x); out.push(x.responseType, x.response)
    const key = gate(), y = new XMLHttpRequest(); y.open('POST', url('&gate=' + key)); y.send('x')
    await new Promise(resolve => { y.onprogress = resolve }); out.push(y.readyState, y.responseText, attempt(() => { y.responseType = 'json' }), attempt(() => y.overrideMimeType('text/xml'))); y.onprogress = null; const end = ended(y); await open(key); await end; out.push(y.responseText)
    const z = new XMLHttpRequest(); z.open('POST', url('&as=text/plain&page')); z.overrideMimeType('text/xml'); z.send('x'); await ended(z); out.push(z.responseXML?.documentElement?.nodeName, z.getResponseHeader('content-type'))
    return [...out, attempt(() => z.overrideMimeType('text/plain'))] }`,

  'an answer that the page changes, transfers or keeps': `async ({ url, ended }) => {
    const get = async (type, onDone) => { const x = new XMLHttpRequest(); x.open('POST', url()); x.responseType = type; if (onDone) x.onreadystatechange = () => { if (x.readyState === 4) onDone(x) }; x.send('x'); await ended(x); return x }
    const json = await get('json', x => { x.response.got = 'changed' }), bytes = await get('arraybuffer', x => structuredClone(x.response, { transfer: [x.response] })), blob = await get('blob')
    return [json.response, bytes.response.byteLength, await blob.response.text(), blob.response.type, Object.getPrototypeOf(json.response) === Object.prototype, Reflect.ownKeys(json.response)] }`,

  'an answer of a megabyte, with its progress': `async ({ url, ended, post }) => {
    const x = new XMLHttpRequest(), seen = []; let last = 0; x.onprogress = e => { if (e.loaded < last) seen.push('back'); last = e.loaded; if (e.total !== 1e6 || !e.lengthComputable) seen.push([e.total]) }
    x.open('POST', url('&size=1000000')); x.send('x'); await ended(x)
    return [x.responseText.length, last, seen, (await (await fetch(url('&size=1000000'), post())).text()).length] }`,
}
