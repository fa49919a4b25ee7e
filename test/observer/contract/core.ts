/** Page code of the few scenarios that run in every kind of document. */
export const CORE: Readonly<Record<string, string>> = {
  calls: `async ({ url, far, post, attempt, xhr, ended }) => {
    const refused = await attempt(() => fetch(url(), post()))
    if (!(refused instanceof Response)) { const log = [], x = xhr(log); x.open('POST', url()); x.send('x'); await ended(x)
      return [refused, log, await attempt(() => fetch(new Request(url(), post()))), attempt(() => navigator.sendBeacon(url('&beacon'), 'x'))] }
    const r = refused, c = r.clone(), reader = c.body.getReader(), first = await reader.read(); reader.releaseLock()
    const log = [], x = xhr(log); x.open('POST', url()); x.responseType = 'json'; x.send('x'); await ended(x)
    const across = await attempt(async () => (await fetch(far(), post({ body: new Blob(['b']) }))).text())
    const stop = new AbortController(), aborted = attempt(() => fetch(url('&hang'), post({ signal: stop.signal }))); stop.abort()
    return [r.status, r.type, r.bodyUsed, await r.text(), first.done, first.value?.length, r.bodyUsed, c.bodyUsed, log, x.status, x.response?.got, across, await aborted,
      attempt(() => navigator.sendBeacon(url('&beacon'), 'x')), attempt(() => navigator.sendBeacon(url('&beacon'), new URLSearchParams('a=b')))] }`,

  refusals: `async ({ url, far, attempt, post, xhr, ended }) => {
    const log = [], x = xhr(log); x.open('POST', far('&refuse')); x.send('x'); await ended(x)
    const y = new XMLHttpRequest(); y.open('POST', url(), false)
    return [await attempt(() => fetch('http://[' + url())), await attempt(() => fetch(url(), { body: 'x' })), await attempt(() => fetch(far('&refuse'), post())), log,
      attempt(() => new XMLHttpRequest().open('POST', 'http://[')), attempt(() => XMLHttpRequest.prototype.open.call({}, 'POST', url())), attempt(() => y.send('x')), y.responseText,
      attempt(() => navigator.sendBeacon('http://[')), attempt(() => navigator.sendBeacon()), fetch.name, fetch.length, String(fetch), String(x.open), String(navigator.sendBeacon)] }`,
}
