import { REQUEST_ID, requestBody, type Body, type Exchange } from '../exchange/exchange.ts'
import { digest } from '../digest.ts'
import { memoize } from '../memoize.ts'
import type { NetworkCall } from './networkCall.ts'

/** Characters of a body that are compared: fewer than the 1 MiB at which Firefox truncates it, whatever the characters. */
const COMPARED = 256 * 1024

/** The Delivery API has the id in the body, the Edge Network in the URL. */
const HAS_REQUEST_ID = new RegExp(`[?&]${REQUEST_ID}=`)

/** What two records of the same call have in common. Short for any body: keys live as long as their calls. */
export interface CallKey {
  /** Method and URL. */
  address: string
  /** The {@link digest} of the body, as far as it is compared; undefined when it could not be read. */
  body: string | undefined
  /** Both in one string, made once, so that repeated look-ups hash it only once. */
  whole: string
  /** Whether URL and body identify a call among similar ones, however far apart two clocks are. */
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
  const isUnique = text !== undefined && (text.includes(`"${REQUEST_ID}"`) || HAS_REQUEST_ID.test(url))
  return { address, body: key, whole: `${address}\n${key ?? ''}`, isUnique }
}

/** The browser sends a lone surrogate as a replacement character, and the log shows that. */
function asSent(text: string): string {
  return text.slice(0, COMPARED).replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
