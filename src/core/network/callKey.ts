import { requestBody, type Body, type Exchange } from '../delivery/exchange.ts'
import { once } from '../once.ts'
import type { NetworkCall } from './networkCall.ts'

/** Characters of a body that are compared: fewer than the 1 MiB at which Firefox cuts it, whatever the characters. */
const COMPARED = 256 * 1024

/** What two sights of the same call have in common. */
export interface CallKey {
  /** Method and URL. */
  address: string
  /** The body, as far as it is compared; undefined when it could not be read. */
  body: string | undefined
  /** Both in one text, made once: what is looked up by it again and again is hashed once. */
  whole: string
  /** Whether the body alone tells a call from its like, however far apart two clocks are. */
  isUnique: boolean
}

export const keyOfExchange = once((exchange: Exchange): CallKey => {
  const { method = '', url = '' } = exchange.request ?? {}
  return keyOf(method, url, requestBody(exchange))
})

export const keyOfCall = once(({ method, url, body }: NetworkCall): CallKey => keyOf(method, url, body))

function keyOf(method: string, url: string, body: Body): CallKey {
  const text = body.kind === 'none' ? '' : body.kind === 'text' ? asSent(body.text) : undefined
  const address = `${method.toUpperCase()} ${url.replace(/#.*$/s, '')}`
  return { address, body: text, whole: `${address}\n${text ?? ''}`, isUnique: text?.includes('"requestId"') ?? false }
}

/** A lone surrogate leaves the browser as a replacement character, and so the log shows it. */
function asSent(text: string): string {
  return text.slice(0, COMPARED).replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
