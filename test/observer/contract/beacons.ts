/** Page code of scenarios that send beacons; the server's list of requests shows the bodies. */
export const BEACONS: Readonly<Record<string, string>> = {
  'beacons of every kind of body': `async ({ url, attempt }) => {
    const form = new FormData(); form.set('a', 'ä'); form.set('f', new File(['in'], 'n.txt', { type: 'text/z' }))
    const bytes = new TextEncoder().encode('bytes')
    const bodies = ['', 'ä', 7, null, undefined, {}, { toString: () => 'made' }, bytes, bytes.buffer, new DataView(bytes.buffer, 1, 2), new Blob(['b']),
      new Blob(['b'], { type: 'application/json' }), new Blob(['b'], { type: 'text/plain;charset=UTF-8' }), new URLSearchParams({ a: 'ä b' }), form,
      new ReadableStream(), document, Symbol.iterator, new Blob([]), new File(['file'], 'name')]
    const out = []
    for (const [at, body] of bodies.entries()) out.push(attempt(() => navigator.sendBeacon(url('&body=' + at), body)))
    return [out, navigator.sendBeacon(url('&body=none')), bytes.byteLength] }`,

  'beacons to addresses of every kind': `async ({ url, far, attempt }) => [url('&as=text'), new URL(url('&as=object'), location), location.origin + url('&as=absolute'),
    url('&as=hash') + '#hash', '//' + location.host + url('&as=host'), { toString: () => url('&as=made') }, [url('&as=list')], far('&as=far'), 'http://[' + url(), 'data:,' + url(),
    'ftp://x' + url(), 'blob:' + url(), '', undefined].map(address => attempt(() => navigator.sendBeacon(address, 'x')))`,

  'sendBeacon with any receiver and too few arguments': `async ({ url, attempt }) => { const { sendBeacon } = navigator
    return [() => navigator.sendBeacon(), () => sendBeacon(url()), () => sendBeacon.call({}, url()), () => sendBeacon.call(window, url()), () => sendBeacon.call(navigator, url('&by=call'), 'x'),
      () => Reflect.apply(sendBeacon, navigator, [url('&by=apply'), 'x', 'one more']), () => sendBeacon.bind(navigator, url('&by=bind'))('x'), () => new navigator.sendBeacon(url()),
      () => Navigator.prototype.sendBeacon(url()), () => Object.create(navigator).sendBeacon(url()), () => new Proxy(navigator, {}).sendBeacon(url())].map(attempt) }`,

  'a beacon whose arguments throw': `async ({ url, attempt }) => { const reason = new RangeError('mine'), log = []
    const throwing = { toString() { log.push('asked'); throw reason } }
    return [attempt(() => navigator.sendBeacon(throwing, 'x')), attempt(() => navigator.sendBeacon(url(), throwing)),
      attempt(() => navigator.sendBeacon({ toString() { throw 'text' } })), log] }`,
}
