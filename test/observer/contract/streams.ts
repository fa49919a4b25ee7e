/** Page code of scenarios in which a body streams, or a call is aborted. */
export const STREAMS: Readonly<Record<string, string>> = {
  'an answer in parts, as they arrive': `async ({ url, post, gate, open, flow }) => {
    const key = gate(), r = await fetch(url('&gate=' + key), post()), reader = r.body.getReader(), log = []
    const text = ({ done, value }) => [done, value && new TextDecoder().decode(value), value?.constructor === Uint8Array, value?.byteOffset, value && value.buffer.byteLength - value.byteLength]
    log.push(text(await reader.read()))
    const second = reader.read(); let early = true; second.then(() => log.push(['early', early]))
    await flow(key); early = false
    await open(key)
    log.push(text(await second), text(await reader.read()), await reader.closed, r.bodyUsed, r.body.locked); reader.releaseLock()
    return [log, r.body.locked] }`,

  'an answer read by bytes, by iteration, through pipes and by halves': `async ({ url, post, attempt }) => {
    const stream = async () => (await fetch(url(), post())).body, text = async s => new Response(s).text()
    const byob = await attempt(async () => { const reader = (await stream()).getReader({ mode: 'byob' }); const { value, done } = await reader.read(new Uint8Array(4))
      return [value.length, done] })
    const parts = []; for await (const part of await stream()) parts.push(part.length)
    const [a, b] = (await stream()).tee()
    const kept = (await stream()).values({ preventCancel: true }); await kept.return()
    return [byob, parts.length > 0, await text((await stream()).pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream())),
      await text(a), await text(b), await attempt(async () => structuredClone(await stream(), {})),
      await attempt(async () => { const s = await stream(), moved = structuredClone(s, { transfer: [s] }); return [s.locked, await text(moved)] })] }`,

  'a stream that the page cancels': `async ({ url, post, gate, open, attempt }) => {
    const key = gate(), r = await fetch(url('&gate=' + key), post()), reader = r.body.getReader()
    await reader.read()
    const cancelled = await reader.cancel('enough'), after = [await reader.read(), await reader.closed]; reader.releaseLock(); await open(key)
    const unread = await fetch(url(), post()), none = await unread.body.cancel()
    return [cancelled ?? 'undefined', after, r.bodyUsed, await attempt(() => r.text()), none ?? 'undefined', unread.bodyUsed, await attempt(() => unread.text())] }`,

  'a request whose body is a stream': `async ({ url, post, attempt }) => {
    const log = []
    const stream = () => new ReadableStream({ start() { log.push('start') }, pull(c) { log.push('pull'); c.enqueue(new TextEncoder().encode('part')); c.close() }, cancel(e) { log.push('cancel', e?.name) } }, { highWaterMark: 0 })
    const missing = await attempt(() => fetch(url(), post({ body: stream() })).then(r => r.text()))
    const half = await attempt(() => fetch(url(), post({ body: stream(), duplex: 'half' })).then(r => r.text()))
    const failing = new ReadableStream({ pull() { throw new Error('mine') } }, { highWaterMark: 0 })
    const failed = await attempt(() => fetch(url(), post({ body: failing, duplex: 'half' })).then(r => r.text()))
    const locked = stream(); locked.getReader()
    const q = await attempt(() => fetch(new Request(url(), post({ body: stream(), duplex: 'half' }))).then(r => r.text()))
    return [missing, half, failed, await attempt(() => fetch(url(), post({ body: locked, duplex: 'half' })).then(r => r.text())), q, log] }`,

  'an abort before the call': `async ({ url, post, failure }) => {
    const out = [], reason = { mine: true }
    for (const why of [undefined, reason, new TypeError('mine'), null, 'text']) {
      const order = [], stop = new AbortController(); stop.abort(why)
      const p = fetch(url(), post({ signal: stop.signal }))
      p.catch(e => order.push(e === stop.signal.reason, failure(e)))
      await Promise.resolve().then(() => order.push(1)).then(() => order.push(2))
      out.push(order)
      await fetch(new Request(url(), post({ signal: stop.signal }))).catch(e => out.push([e === stop.signal.reason]))
    }
    return out }`,

  'an abort before the headers': `async ({ url, post, failure }) => {
    const out = []
    for (const why of [undefined, { mine: true }, new TypeError('mine'), 7]) {
      const stop = new AbortController(), order = []
      stop.signal.addEventListener('abort', () => order.push('signal'))
      const p = fetch(url('&hang'), post({ signal: stop.signal })).catch(e => { order.push('rejected'); return [e === stop.signal.reason, failure(e)] })
      setTimeout(() => stop.abort(why), 20)
      out.push(await p, order)
    }
    const q = new Request(url('&hang'), post({ signal: AbortSignal.any([AbortSignal.timeout(20)]) }))
    out.push(await fetch(q).catch(e => [e === q.signal.reason, failure(e), e.code]), q.signal.aborted, q.bodyUsed)
    const once = AbortSignal.timeout(20)
    return [...out, await fetch(url('&hang'), post({ signal: once })).catch(e => [e === once.reason, failure(e), e.code])] }`,

  'an abort within the body': `async ({ url, post, gate, open, attempt, failure }) => {
    const out = []
    for (const why of [undefined, { mine: true }, new TypeError('mine')]) {
      const key = gate(), stop = new AbortController()
      const r = await fetch(url('&gate=' + key), post({ signal: stop.signal })), reader = r.body.getReader()
      await reader.read()
      const second = reader.read().catch(e => [e === stop.signal.reason, failure(e)]), closed = reader.closed.catch(e => [e === stop.signal.reason, failure(e)])
      stop.abort(why)
      out.push(await second, await closed, r.bodyUsed); reader.releaseLock(); out.push(await attempt(() => r.text())); await open(key)
    }
    const key = gate(), stop = new AbortController(), r = await fetch(url('&gate=' + key), post({ signal: stop.signal })), c = r.clone()
    const texts = Promise.all([r.text(), c.json()].map(p => p.catch(e => [e === stop.signal.reason, failure(e)])))
    stop.abort(); out.push(await texts); await open(key)
    return out }`,

  'an abort after the answer': `async ({ url, post, attempt }) => {
    const stop = new AbortController(), r = await fetch(url(), post({ signal: stop.signal })), text = await r.text()
    stop.abort()
    const late = new AbortController(), came = new Promise(resolve => new PerformanceObserver(list => { if (list.getEntries().some(({ name }) => name.endsWith('&late'))) resolve() }).observe({ type: 'resource' }))
    const s = await fetch(url('&late'), post({ signal: late.signal })); await came; late.abort()
    return [text, await attempt(() => r.text()), await attempt(() => s.text())] }`,

  'a keepalive call': `async ({ url, post, attempt }) => [await (await fetch(url(), post({ keepalive: true }))).text(),
    new Request(url(), post({ keepalive: true })).keepalive, await (await fetch(new Request(url(), post({ keepalive: true })))).text(),
    await attempt(async () => (await fetch(url(), post({ keepalive: true, body: 'x'.repeat(70_000) }))).status)]`,
}
