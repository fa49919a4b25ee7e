import { client, edgeUrl } from '/config.js'
import { newId } from './new-id.js'
import { markDone } from './visit-shop.js'

const url = `${edgeUrl}/rest/v1/delivery?client=${client}&sessionId=${newId()}&version=2.11.8`
const envelope = () => ({ requestId: newId(), context: { channel: 'web' } })

/** The ways to make a request that page scripts do not see, or see twice: a text in, the answer's text out. */
const ways = {
  worker: () => throughPort(message => new Worker('/unseen-worker.js').postMessage(...message)),
  'shared-worker': () => throughPort(message => new SharedWorker('/unseen-worker.js').port.postMessage(...message)),
  'service-worker': async () => {
    const worker = await controllingWorker()
    return throughPort(message => worker.postMessage(...message))
  },
  refetched: async () => {
    await controllingWorker()
    return body => fetch(url, { method: 'POST', body }).then(answer => answer.text())
  },
  native: () => {
    const frame = document.createElement('iframe')
    frame.src = '/icon.svg'
    document.body.append(frame)
    // In Chromium, opening it before it has loaded gives a window without extension scripts.
    frame.contentDocument.open()
    frame.contentDocument.close()
    return body => frame.contentWindow.fetch(url, { method: 'POST', body }).then(answer => answer.text())
  },
}

const how = new URLSearchParams(location.search).get('how')
if (how in ways) await prefetchAndNotify(await ways[how]())
document.querySelector('#how').textContent = how ?? 'nothing'
markDone()

async function prefetchAndNotify(post) {
  const asked = { ...envelope(), prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
  const { prefetch, id } = JSON.parse(await post(JSON.stringify(asked)))
  const [{ name, state, options }] = prefetch.mboxes
  const tokens = options.map(({ eventToken }) => eventToken)
  const notification = { id: newId(), type: 'display', timestamp: Date.now(), tokens, mbox: { name, state } }
  await post(JSON.stringify({ ...envelope(), id, notifications: [notification] }))
}

function throughPort(send) {
  return body =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => resolve(data))
      port1.start()
      send([{ url, body }, [port2]])
    })
}

async function controllingWorker() {
  const { serviceWorker } = navigator
  let refetched = 0
  serviceWorker.addEventListener('message', () => (document.documentElement.dataset.refetched = ++refetched))
  serviceWorker.startMessages()
  await serviceWorker.register('/unseen-worker.js', { scope: '/unseen.html' })
  if (!serviceWorker.controller) {
    await new Promise(resolve => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  }
  return serviceWorker.controller
}
