// Makes a request for the page, as a dedicated, a shared or a service worker: `{ url, body }` in, the answer's text out.
addEventListener('connect', ({ ports: [port] }) => (port.onmessage = makeRequest))
addEventListener('message', makeRequest)
addEventListener('install', () => self.skipWaiting())
addEventListener('activate', event => event.waitUntil(self.clients.claim()))
addEventListener('fetch', event => {
  if (!event.request.url.includes('/rest/v1/delivery')) return
  event.respondWith(fetch(event.request))
  // For the page to count.
  event.waitUntil(self.clients.get(event.clientId).then(page => page?.postMessage('refetched')))
})

function makeRequest({ data: { url, body }, ports: [port] }) {
  fetch(url, { method: 'POST', body }).then(
    async answer => port.postMessage(await answer.text()),
    () => port.postMessage(''),
  )
}
