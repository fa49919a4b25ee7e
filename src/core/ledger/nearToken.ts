import { reason, type Reason } from './reason.ts'

/** Characters that two tokens must share at their start before one counts as a cut of the other. */
export const MIN_SHARED = 16

/** Characters by which a token may differ from one of the same length to count as mangled, not as another. */
const MAX_DIFFERENCES = 2

/**
 * How a notified token came from a handed-out one, or undefined when they are not close. Lost `==` padding is the
 * commonest: Adobe's own examples drop it.
 */
export function nearToken(sent: string, handedOut: string, location: string): Reason | undefined {
  if (sent === handedOut || sent === '') return undefined
  if (handedOut.replace(/=+$/, '') === sent) return reason('tokenPaddingLost', location, sent, handedOut)
  if (normaliseToken(sent) === normaliseToken(handedOut)) return reason('tokenAltered', location, sent, handedOut)
  if (sent.length >= MIN_SHARED && handedOut.startsWith(sent))
    return reason('tokenTruncated', location, sent, handedOut)
  if (differences(sent, handedOut) <= MAX_DIFFERENCES) return reason('tokenAltered', location, sent, handedOut)
  return undefined
}

/** Characters in which two tokens of one length differ; more than allowed when the lengths do. */
function differences(sent: string, handedOut: string): number {
  if (sent.length !== handedOut.length || sent.length < MIN_SHARED) return Infinity
  let count = 0
  for (let at = 0; at < sent.length && count <= MAX_DIFFERENCES; at += 1) if (sent[at] !== handedOut[at]) count += 1
  return count
}

/** A token without what transport does to it: white space, URL encoding, URL-safe base64, padding. */
export function normaliseToken(token: string): string {
  return token
    .replace(/%2B/gi, '+')
    .replace(/%2F/gi, '/')
    .replace(/%3D/gi, '=')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(' ', '+')
    .replace(/^[\s+"']+|[\s+"']+$/g, '')
    .replace(/=+$/, '')
}
