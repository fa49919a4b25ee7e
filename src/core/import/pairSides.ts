import { parseObject, member } from '../json/json.ts'
import { splitUrl } from '../exchange/url.ts'
import type { Body } from '../exchange/exchange.ts'
import type { ExchangeStep, ObservedStep } from '../ledger/journal.ts'

type RequestStep = ExchangeStep & { kind: 'request' }
type ResponseStep = ExchangeStep & { kind: 'response' }

/**
 * The same steps, with each request that came without its response joined to the next response of the same `requestId` that came
 * without its request; and how many were joined. Nothing else is sure to belong together.
 */
export function pairSides(steps: readonly ObservedStep[]): { steps: ObservedStep[]; paired: number } {
  const requests = new Map<string, RequestStep[]>()
  const owners = new Map<string, string>()
  for (const exchange of ofExchanges(steps)) {
    const { request, response } = exchange
    if (request && !response) push(requests, idOf(request.request), request)
    else if (response?.response.kind === 'answered' && !request) {
      const asked = requests.get(requestIdOf(response.response.body) ?? '')?.shift()
      if (asked) owners.set(response.exchangeId, asked.exchangeId)
    }
  }
  const joined = steps.flatMap(step => {
    const owner = 'exchangeId' in step ? owners.get(step.exchangeId) : undefined
    if (owner === undefined) return [step]
    return step.kind === 'response' ? [{ ...step, exchangeId: owner }] : []
  })
  return { steps: joined, paired: owners.size }
}

interface Sides {
  /** With a body. */
  request?: RequestStep
  response?: ResponseStep
}

function ofExchanges(steps: readonly ObservedStep[]): Iterable<Sides> {
  const exchanges = new Map<string, Sides>()
  for (const step of steps) {
    if (step.kind !== 'request' && step.kind !== 'response') continue
    const sides = exchanges.get(step.exchangeId) ?? {}
    exchanges.set(step.exchangeId, sides)
    if (step.kind === 'response') sides.response = step
    else if (step.request.body.kind !== 'none' || step.request.url !== '') sides.request = step
  }
  return exchanges.values()
}

function push(requests: Map<string, RequestStep[]>, id: string | undefined, request: RequestStep): void {
  if (id === undefined) return
  const waiting = requests.get(id)
  if (waiting) waiting.push(request)
  else requests.set(id, [request])
}

/** The Edge Network has the id in the URL. */
function idOf({ body, url }: RequestStep['request']): string | undefined {
  return requestIdOf(body) ?? splitUrl(url).query.get('requestId')
}

function requestIdOf(body: Body): string | undefined {
  const id = body.kind === 'text' ? member(parseObject(body.text), 'requestId') : undefined
  return typeof id === 'string' && id !== '' ? id : undefined
}
