import { requestBody, type Body, type Exchange } from '../delivery/exchange.ts'
import { memoize } from '../memoize.ts'
import type { NetworkCall } from './networkCall.ts'

/** Characters of a body that are compared: fewer than the 1 MiB at which Firefox cuts it, whatever the characters. */
const COMPARED = 256 * 1024

/** What two sights of the same call have in common. Short, whatever the body: keys are kept as long as their calls. */
export interface CallKey {
  /** Method and URL. */
  address: string
  /** The {@link digest} of the body, as far as it is compared; undefined when it could not be read. */
  body: string | undefined
  /** Both in one text, made once: what is looked up by it again and again is hashed once. */
  whole: string
  /** Whether the body alone tells a call from its like, however far apart two clocks are. */
  isUnique: boolean
}

export const keyOfExchange = memoize((exchange: Exchange): CallKey => {
  const { method = '', url = '' } = exchange.request ?? {}
  return keyOf(method, url, requestBody(exchange))
})

export const keyOfCall = memoize(({ method, url, body }: NetworkCall): CallKey => keyOf(method, url, body))

function keyOf(method: string, url: string, body: Body): CallKey {
  const text = body.kind === 'none' ? '' : body.kind === 'text' ? asSent(body.text) : undefined
  const address = `${method.toUpperCase()} ${url.replace(/#.*$/s, '')}`
  const key = text && digest(text)
  return { address, body: key, whole: `${address}\n${key ?? ''}`, isUnique: text?.includes('"requestId"') ?? false }
}

/** A lone surrogate leaves the browser as a replacement character, and so the log shows it. */
function asSent(text: string): string {
  return text.slice(0, COMPARED).replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}

/** The length of a text and 64 bits of all its characters: by chance alone no two bodies of a session share them. */
function digest(text: string): string {
  let [a, b] = [0x2c1b3c6d, 0x297a2d39]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ (b >>> 15) ^ unit, 0x5bd1e995)
  }
  return [text.length, a >>> 0, b >>> 0].join(' ')
}
