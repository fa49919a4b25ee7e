import type { Edge } from '../../demo/edge/startEdge.ts'
import { account } from '../../demo/shop/account.ts'

/** A HAR of one call that a page of another site made, with the edge's real answer; `fault` is of later calls to the same URL. */
export async function harOfElsewhere(edge: Edge, { fault = '' } = {}): Promise<string> {
  const url = new URL(`/rest/v1/delivery?client=${account.client}&sessionId=elsewhere`, edge.url).href
  const text = JSON.stringify({
    requestId: 'elsewhere',
    context: { channel: 'web', address: { url: 'https://elsewhere.test/' } },
    property: { token: account.property },
    prefetch: { mboxes: [{ index: 0, name: 'product1' }] },
  })
  const response = await fetch(url, { method: 'POST', body: text })
  const entry = {
    startedDateTime: new Date().toISOString(),
    request: { method: 'POST', url: url + fault, headers: [], postData: { mimeType: 'application/json', text } },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', text: await response.text() } },
  }
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'elsewhere', version: '1' }, entries: [entry] } })
}
