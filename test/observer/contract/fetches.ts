/** Page code of scenarios that call `fetch`: what its answers hold and how it refuses. */
export const FETCHES: Readonly<Record<string, string>> = {
  'the members of a response': `async ({ url, post }) => {
    const r = await fetch(url(), post()), body = r.body
    return [r.status, r.statusText, r.ok, r.type, r.redirected, new URL(r.url).pathname, [...r.headers].filter(([k]) => k !== 'date'),
      r.bodyUsed, r.body === body, body.locked, String(r), String(body), Reflect.ownKeys(r), Reflect.ownKeys(body), r.constructor === Response,
      Object.getPrototypeOf(r) === Response.prototype, Object.getPrototypeOf(body) === ReadableStream.prototype,
      Object.isExtensible(r), r.headers === r.headers, await r.text(), r.bodyUsed, r.body === body, body.locked] }`,

  'the body as text, JSON, bytes, Blob and form': `async ({ url, post, attempt }) => {
    const out = []
    for (const read of ['text', 'json', 'arrayBuffer', 'bytes', 'blob', 'formData']) {
      const r = await fetch(url(), post()), promise = attempt(() => r[read]()), used = r.bodyUsed, value = await promise
      out.push([read, used, Object.prototype.toString.call(value), value?.byteLength ?? value?.size ?? JSON.stringify(value), value?.type,
        await attempt(() => r[read]())])
    }
    return out }`,

  'calls that the arguments of a call make': `async ({ url, post, ended }) => {
    const inner = [], order = []
    const call = (depth, made) => fetch(url('&depth=' + depth + made), post({ get body() {
      order.push('body ' + depth); if (depth < 3) inner.push(call(depth + 1, made)); return 'x' } }))
    const statusOf = async promise => (await promise).status
    const open = depth => { const x = new XMLHttpRequest(); x.open('POST', url('&request=' + depth)); return x }
    const requests = [open(1), open(2)]
    requests[0].send({ toString() { order.push('send'); requests[1].send('y'); return 'x' } })
    const queued = navigator.sendBeacon(url('&beacon=1'), { toString() { order.push(navigator.sendBeacon(url('&beacon=2'), 'y')); return 'x' } })
    const first = await statusOf(call(1, 'a')), second = await statusOf(call(1, 'b'))
    await Promise.all(requests.map(x => x.readyState === 4 || ended(x)))
    return [first, second, await Promise.all(inner.map(statusOf)), order, queued, requests.map(x => x.status)] }`,

  'a response’s clone, before and after it is read': `async ({ url, post, attempt }) => {
    const r = await fetch(url(), post()), c = r.clone(), cc = c.clone()
    const texts = [await cc.text(), r.bodyUsed, c.bodyUsed, await r.text(), await c.json(), c.url === r.url, c.type]
    return [texts, attempt(() => r.clone()), attempt(() => c.clone()), r.body.locked, c === r, cc.headers.get('content-type')] }`,

  'a response made of another one’s body': `async ({ url, post, attempt }) => {
    const r = await fetch(url(), post()), made = new Response(r.body, r)
    return [made.type, made.url, made.headers.get('content-type'), r.bodyUsed, made.bodyUsed, await made.text(), r.bodyUsed,
      attempt(() => new Response(r.body)), attempt(() => structuredClone(r))] }`,

  'answers without a body, of each status': `async ({ url, post, attempt }) => {
    const out = []
    for (const status of [201, 204, 304, 404, 503]) {
      const r = await fetch(url('&status=' + status), post())
      out.push([r.status, r.ok, r.statusText, r.body === null, await attempt(() => r.text())])
    }
    const head = await fetch(url(), { method: 'HEAD' })
    return [out, head.body === null, await head.text(), head.bodyUsed] }`,

  'a redirect, followed, refused and taken by hand': `async ({ url, far, post, attempt }) => {
    const out = []
    for (const status of [302, 307]) {
      const r = await fetch(url('&redirect=' + status), post())
      out.push([status, r.redirected, r.status, r.url.includes('redirect'), await r.text()])
    }
    out.push(await attempt(() => fetch(url('&redirect=302'), post({ redirect: 'error' }))))
    const r = await fetch(url('&redirect=302'), post({ redirect: 'manual' }))
    out.push([r.type, r.status, r.statusText, r.url, r.redirected, r.body, r.bodyUsed, [...r.headers], await r.text()])
    const across = await fetch(url('&redirect=307&far'), post())
    return [...out, across.type, across.redirected, await across.text()] }`,

  'an opaque response, and one that CORS allows or withholds': `async ({ far, post, attempt }) => {
    const opaque = await fetch(far('&refuse'), post({ mode: 'no-cors' }))
    const allowed = await fetch(far(), post({ credentials: 'include' }))
    return [opaque.type, opaque.status, opaque.url, opaque.body, [...opaque.headers], await opaque.text(), opaque.bodyUsed,
      attempt(() => opaque.clone().type), allowed.type, await allowed.text(),
      await attempt(() => fetch(far('&refuse'), post())), await attempt(() => fetch(far(), post({ mode: 'same-origin' })))] }`,

  'a call that the server resets, before and within its answer': `async ({ url, post, attempt, gate, open }) => {
    const before = await attempt(() => fetch(url('&reset'), post())), key = gate()
    const r = await fetch(url('&break=' + key), post()), c = r.clone(), reader = r.body.getReader(), { value } = await reader.read()
    await open(key)
    const end = await attempt(() => reader.read())
    return [before, value.length, end, await attempt(() => reader.closed), await attempt(() => c.text()), r.bodyUsed] }`,

  'arguments that the platform refuses, by a promise': `async ({ url, post }) => {
    const wrong = [[], ['http://['], ['http://user:word@x/' + url()], [url(), { method: 'TRACE' }], [url(), { method: 'a b' }],
      [url(), { body: 'x' }], [url(), { method: 'HEAD', body: 'x' }], [url(), post({ mode: 'navigate' })], [url(), post({ mode: 'nothing' })],
      [url(), post({ signal: {} })], [url(), 7], [url(), post({ headers: { 'a b': 'c' } })], [url(), post({ keepalive: true, body: new ReadableStream() })],
      [url(), post({ body: new ReadableStream() })], [Symbol('x')], [url(), post({ window: 7 })], [url(), post({ cache: 'only-if-cached' })],
      [url(), post({ integrity: 'sha256-AAAA' })], [url(), post({ referrer: 'http://[' })], [url(), post({ duplex: 'full' })]]
    const out = []
    for (const args of wrong) {
      let promise; try { promise = fetch(...args) } catch (error) { out.push(['at once', error.name]); continue }
      out.push([promise.constructor === Promise, Reflect.ownKeys(promise), await promise.then(r => r.status, error => error.name + ': ' + error.message)])
    }
    return out }`,

  'fetch with any receiver, bound, applied and as a callback': `async ({ url, post, attempt }) => {
    const get = async f => { const value = await attempt(f); return value?.text ? value.text() : value }
    const { fetch: taken } = window
    return [await get(() => fetch.call(undefined, url(), post())), await get(() => fetch.call(null, url(), post())),
      await get(() => fetch.call({}, url(), post())), await get(() => fetch.apply(window, [url(), post()])),
      await get(() => Reflect.apply(fetch, self, [url(), post()])), await get(() => fetch.bind(window)(url(), post())),
      await get(() => taken(url(), post())), await get(() => (0, fetch)(url(), post())), await get(() => ({ fetch }).fetch(url(), post())),
      await get(() => Promise.resolve(url()).then(fetch)), await get(() => [url()].map(fetch)[0]), await get(() => new Proxy(fetch, {})(url(), post())),
      await get(() => new fetch(url())), await get(() => Reflect.construct(fetch, [url()])), await get(() => fetch(url(), post(), 'one more'))] }`,

  'a Request: its body, its clone and its use': `async ({ url, post, attempt }) => {
    const q = new Request(url(), post()), body = q.body, before = [q.bodyUsed, q.body === body, body?.locked]
    const promise = fetch(q), during = [q.bodyUsed, q.body === body, body?.locked, q.body?.locked]
    const text = await (await promise).text()
    const clone = new Request(url(), post()), other = clone.clone()
    const texts = [await (await fetch(clone)).text(), other.bodyUsed, await (await fetch(other)).text()]
    return [before, during, text, q.bodyUsed, attempt(() => q.clone()), await attempt(() => fetch(q)), await attempt(() => q.text()), texts,
      attempt(() => new Request(q)), await attempt(async () => (await fetch(q, { body: 'other' })).text()), Reflect.ownKeys(q)] }`,

  'a Request that is read, locked or without a body': `async ({ url, post, attempt }) => {
    const read = new Request(url(), post()); await read.text()
    const locked = new Request(url(), post()), reader = locked.body?.getReader()
    const none = new Request(url(), { method: 'POST' })
    const result = [await attempt(() => fetch(read)), reader ? await attempt(() => fetch(locked)) : 'no stream', locked.bodyUsed]
    return [result, await (await fetch(none)).text(), none.bodyUsed, none.body, await (await fetch(none)).text(),
      await (await fetch(new Request(new Request(url(), post()), { method: 'PUT', body: 'new' }))).text()] }`,

  'subclasses of Request, Response and Promise': `async ({ url, post }) => {
    const log = []
    class Mine extends Request { get url() { log.push('url'); return super.url } get method() { log.push('method'); return super.method }
      clone() { log.push('clone'); return super.clone() } get body() { log.push('body'); return super.body } get signal() { log.push('signal'); return super.signal }
      get bodyUsed() { log.push('bodyUsed'); return super.bodyUsed } blob() { log.push('blob'); return super.blob() } }
    class Answer extends Response { clone() { log.push('Answer.clone'); return super.clone() } }
    const mine = new Mine(url(), post()), r = await fetch(mine)
    Object.setPrototypeOf(r, Answer.prototype)
    class Later extends Promise {}
    const later = Later.resolve(fetch(url(), post()))
    const own = new Mine(url(), post()); Object.defineProperty(own, 'url', { value: '/own' }); Object.defineProperty(own, 'clone', { value: () => log.push('own') })
    return [r instanceof Answer, await r.clone().text(), await r.text(), await (await fetch(own)).text(), (await later).status, later instanceof Later, log] }`,

  'the promise of a fetch': `async ({ url, post }) => {
    const p = fetch(url(), post())
    const looks = [p.constructor === Promise, Object.getPrototypeOf(p) === Promise.prototype, Reflect.ownKeys(p), Object.isExtensible(p), String(p), p === fetch]
    const [a, b] = await Promise.all([p, p]), order = []
    p.then(() => order.push(1)); p.then(() => order.push(2)).finally(() => order.push(3)); p.finally(() => order.push(4))
    await p; await p; await p; await p
    return [looks, a === b, order, await Promise.race([p, 0]).then(v => v === a), await a.text()] }`,

  'headers, credentials, referrer and priority as the server gets them': `async ({ url, far, post }) => {
    const out = [], echo = async (at, init) => out.push(await (await fetch(at, init)).json())
    await echo(url('&echo'), post())
    await echo(url('&echo'), post({ headers: { 'X-A': '1', Accept: 'text/x', 'Content-Type': 'text/y' }, credentials: 'omit' }))
    await echo(url('&echo'), post({ referrer: '/mine', referrerPolicy: 'unsafe-url', priority: 'high', cache: 'no-store' }))
    await echo(url('&echo'), post({ referrerPolicy: 'no-referrer', priority: 'low', cache: 'reload', keepalive: true }))
    await echo(far('&echo'), post({ credentials: 'include' }))
    await echo(new Request(url('&echo'), post({ headers: [['x-b', '2'], ['x-b', '3']] })))
    await echo(new URL(url('&echo'), location.href), {})
    return out }`,

  'bodies of every kind as the server gets them': `async ({ url, post, attempt }) => {
    const form = new FormData(); form.set('a', 'ä'); form.set('f', new File(['in'], 'n.txt', { type: 'text/z' }))
    const bytes = new TextEncoder().encode('bytes'), growing = new ArrayBuffer(4, { maxByteLength: 8 })
    const bodies = ['', 'ä', 7, null, undefined, true, {}, { toString: () => 'made' }, [1, 2], new String('s'), bytes, bytes.buffer, new DataView(bytes.buffer, 1, 2),
      new Blob(['b']), new Blob(['b'], { type: 'text/q' }), new URLSearchParams({ a: 'ä b' }), form, document, growing, Symbol.iterator]
    const out = []
    for (const body of bodies) out.push(await attempt(async () => { const { body: got, headers } = await (await fetch(url('&echo'), post({ body }))).json()
      const type = headers['content-type']
      return [got.replaceAll(/(--+)[\\w-]{20,}/g, '$1'), type?.split('boundary')[0], headers['content-length'] === undefined] }))
    return [out, bytes.byteLength] }`,

  'the integrity of an answer': `async ({ url, post, attempt }) => {
    const hash = new Uint8Array(await (crypto.subtle?.digest('SHA-256', new TextEncoder().encode('{"got":"x"}')) ?? new ArrayBuffer(0)))
    const right = 'sha256-' + btoa(String.fromCharCode(...hash))
    return [await attempt(async () => (await fetch(url(), post({ integrity: right }))).text()),
      await attempt(async () => (await fetch(url(), post({ integrity: right.replace(/.=$/, 'A=') }))).text())] }`,

  'a compressed answer, and one whose length is wrong': `async ({ url, post }) => {
    const r = await fetch(url('&gzip'), post()), c = r.clone()
    return [r.headers.get('content-encoding'), r.headers.get('content-length') !== null, await r.text(), (await c.arrayBuffer()).byteLength] }`,
}
