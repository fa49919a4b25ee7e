/** Page code of scenarios whose outcome the observer changes, and which nothing can hide. */
export const SIGNS: Readonly<Record<string, string>> = {
  'whether a call ends when its answer’s stream is cancelled': `async ({ url, post, gate, flow, wait }) => {
    const key = gate(), r = await fetch(url('&drip=' + key), post()), reader = r.body.getReader(); await reader.read(); await reader.cancel()
    for (;; await wait(100)) { const { written, isClosed } = await flow(key); if (isClosed) return written < 100 } }`,

  'how a call ends whose frame is removed': `async ({ url, post }) => {
    const f = document.createElement('iframe'), log = []; document.body.append(f); const w = f.contentWindow
    w.fetch(url('&hang'), post()).then(() => log.push('answered'), () => log.push('rejected')); await w.fetch(url(), post()); f.remove()
    await (await fetch(url(), post())).text()
    return log }`,

  'how often a Request’s stream of bytes is pulled': `async ({ url, post }) => {
    let pulled = 0; const body = new ReadableStream({ type: 'bytes', pull(c) { pulled++; c.enqueue(new Uint8Array(1)); c.close() } })
    await fetch(new Request(url(), post({ body, duplex: 'half' }))).catch(() => {})
    return pulled }`,
}

/** Page code: whether the server could send 200 MiB of an answer that the page does not read. */
export const UNREAD = `async ({ url, post, gate, flow }) => {
  const key = gate(), stop = new AbortController(), r = await fetch(url('&endless=' + key), post({ signal: stop.signal }))
  const read = async () => (await fetch('/elsewhere?size=50000000')).arrayBuffer()
  let last, now = await flow(key)
  // It goes on no more if none of it is sent while the page reads 50 MB of another answer.
  do { await read(); [last, now] = [now, await flow(key)] } while (!now.isClosed && now.written > last.written)
  const { isClosed } = now; stop.abort()
  return [isClosed, r.bodyUsed] }`
