import type { Edge } from '../startEdge.ts'
import type { Proposition } from './toPropositions.ts'

type Fields = Record<string, unknown>

/** The parts of an answer that tests read. */
export type TestAnswer = {
  status: number
  headers: Headers
  text: string
  body: Fields
  /** The payload of a handle by its type; empty when there is none. */
  payloadOf(type: string): Fields[]
  propositions: Proposition[]
}

export type CallOptions = { action?: string; stream?: string; hint?: string; requestId?: string; version?: string }

/** Makes a call as the Web SDK does. */
export async function call(edge: Edge, body: unknown, options: CallOptions = {}): Promise<TestAnswer> {
  const { action = 'interact', stream = 'teahouse', hint = '', requestId = 'r-1', version = 'v1' } = options
  const streamName = version === 'v1' ? 'configId' : 'dataStreamId'
  const query = new URLSearchParams({ [streamName]: stream, requestId })
  const response = await fetch(`${edge.url}/ee${hint}/${version}/${action}?${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'text/plain; charset=UTF-8', origin: 'https://shop.test' },
  })
  const text = await response.text()
  const parsed = (text === '' ? {} : JSON.parse(text)) as Fields
  const handles = (parsed.handle ?? []) as { type: string; payload: Fields[] }[]
  const payloadOf = (type: string) => handles.filter(handle => handle.type === type).flatMap(({ payload }) => payload)
  const propositions = payloadOf('personalization:decisions') as unknown as Proposition[]
  return { status: response.status, headers: response.headers, text, body: parsed, payloadOf, propositions }
}

/** Asks for scopes in one event. */
export function ask(
  edge: Edge,
  decisionScopes: string[],
  options: CallOptions & { target?: Fields } = {},
): Promise<TestAnswer> {
  const { target = {}, ...rest } = options
  const query = { personalization: { schemas: [], decisionScopes } }
  return call(edge, { events: [{ xdm: {}, data: { __adobe: { target } }, query }] }, rest)
}

/** The event that reports propositions, with their id, scope and scopeDetails as delivered. */
export function anEvent(type: 'display' | 'interact', propositions: Partial<Proposition>[]): Fields {
  const reported = propositions.map(({ id, scope, scopeDetails }) => ({ id, scope, scopeDetails }))
  const decisioning = { propositionEventType: { [type]: 1 }, propositions: reported }
  const eventType = type === 'display' ? 'decisioning.propositionDisplay' : 'decisioning.propositionInteract'
  return { xdm: { eventType, _experience: { decisioning } } }
}

/** Reports propositions as displayed or clicked. */
export function report(
  edge: Edge,
  type: 'display' | 'interact',
  propositions: Partial<Proposition>[],
  options?: CallOptions,
) {
  return call(edge, { events: [anEvent(type, propositions)] }, options)
}
