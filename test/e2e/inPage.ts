import type { Edge } from '../../demo/edge/startEdge.ts'

declare global {
  interface Window {
    notedErrors?: string[]
  }
}

/** What the page reports when it displays what was delivered last for a location. */
export function displayOf(edge: Edge, location: string) {
  const answer = edge.requests().findLast(({ body }) => body.includes('"prefetch"'))?.answer ?? ''
  const { prefetch } = JSON.parse(answer) as { prefetch: { mboxes: Delivered[] } }
  const { name, state, options = [] } = prefetch.mboxes.find(({ name }) => name === location) ?? {}
  return { type: 'display', mbox: { name, state }, tokens: options.map(({ eventToken }) => eventToken) }
}

interface Delivered {
  name: string
  state: string
  options?: { eventToken: string }[]
}

/** In the page: reports by XMLHttpRequest, by the shop's own script. */
export function notifyByXhr(shown: object): void {
  const script = document.createElement('script')
  script.type = 'module'
  script.textContent = `import { createCalls } from '/delivery-calls.js'
    createCalls().notifyByXhr(${JSON.stringify(shown)}).catch(() => {})`
  document.head.append(script)
}

/** In the page. */
export function noteErrors(): void {
  const noted: string[] = (window.notedErrors = [])
  addEventListener('error', ({ message }) => void noted.push(message))
  addEventListener('unhandledrejection', ({ reason }) => void noted.push(String(reason)))
}

/** In the page: how calls to Target end, by fetch, by XMLHttpRequest, by a beacon and by an abort. */
export async function callInEachWay(edgeUrl: string): Promise<unknown[]> {
  const url = `${edgeUrl}/rest/v1/delivery?client=demo&sessionId=each-way`
  const body = JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } })
  const mboxes = (text: string): unknown => Object.keys(JSON.parse(text) as object)
  const answer = await fetch(url, { method: 'POST', body })
  const byFetch = [answer.status, mboxes(await answer.text())]
  const byXhr = await new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.addEventListener('loadend', () => resolve([request.status, mboxes(request.responseText)]))
    request.open('POST', url)
    request.send(body)
  })
  const aborted = await fetch(url, { method: 'POST', body, signal: AbortSignal.abort() }).catch(String)
  return [byFetch, byXhr, aborted, navigator.sendBeacon(url, body)]
}
