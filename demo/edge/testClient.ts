import type { Edge } from './startEdge.ts'

type Fields = Record<string, unknown>

/** The parts of an answer that tests read: `mboxes` are the prefetched ones by name. */
export type TestAnswer = { status: number; text: string; headers: Headers; body: Fields; mboxes: Map<string, TestMbox> }

export type TestMbox = {
  index: number
  name: string
  state: string
  options: { type: string; content: unknown; eventToken: string; responseTokens: Fields }[]
  metrics: { type: string; eventToken: string; analytics?: unknown }[]
  analytics?: unknown
}

export const SESSION = 'a5f0c1d2e3b4a5968778695a4b3c2d1e'

/** Sends a delivery request of the test's own; `context` is filled in. */
export async function deliver(
  edge: Edge,
  body: Fields,
  {
    session = SESSION,
    query = '',
    headers = {},
  }: { session?: string; query?: string; headers?: Record<string, string> } = {},
): Promise<TestAnswer> {
  const text = JSON.stringify({ context: { channel: 'web' }, ...body })
  return post(`${edge.url}/rest/v1/delivery?client=demo&sessionId=${session}&version=2.11.8${query}`, text, headers)
}

/** Posts any text as `text/plain`, as browsers do. */
export async function post(url: string, text: string, headers: Record<string, string> = {}): Promise<TestAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'text/plain', ...headers },
  })
  const answer = await response.text()
  const body = parse(answer)
  const mboxes = (body.prefetch as { mboxes?: TestMbox[] } | undefined)?.mboxes ?? []
  return {
    status: response.status,
    text: answer,
    headers: response.headers,
    body,
    mboxes: new Map(mboxes.map(mbox => [mbox?.name, mbox])),
  }
}

/** Prefetches mboxes by name. */
export async function prefetch(edge: Edge, names: string[], more: Fields = {}, session = SESSION): Promise<TestAnswer> {
  return deliver(edge, { prefetch: { mboxes: names.map((name, index) => ({ index, name })) }, ...more }, { session })
}

/** A display of a prefetched mbox, valid unless fields are overwritten. */
export function aDisplay(mbox: TestMbox | undefined, more: Fields = {}): Fields {
  if (mbox === undefined) throw new Error('The mbox was not delivered')
  return {
    id: `display-${mbox.name}`,
    type: 'display',
    timestamp: Date.now(),
    tokens: mbox.options.map(option => option.eventToken),
    mbox: { name: mbox.name, state: mbox.state },
    ...more,
  }
}

/** A click on a prefetched mbox, without state as at.js sends it. */
export function aClick(mbox: TestMbox | undefined, more: Fields = {}): Fields {
  if (mbox === undefined) throw new Error('The mbox was not delivered')
  return {
    ...aDisplay(mbox),
    id: `click-${mbox.name}`,
    type: 'click',
    tokens: mbox.metrics.map(metric => metric.eventToken),
    mbox: { name: mbox.name },
    ...more,
  }
}

function parse(text: string): Fields {
  try {
    return JSON.parse(text) as Fields
  } catch {
    return {}
  }
}
