/** Characters that two tokens must share at their start before one counts as a truncated form of the other. */
export const MIN_SHARED = 16

/** Characters by which a token may differ from one of the same length to count as mangled, not as another. */
const MAX_DIFFERENCES = 2

/** Most tokens whose normalised forms are kept. */
const MAX_NORMALISED = 10_000

/** What happened to a token on its way. */
export type TokenDamage = 'tokenPaddingLost' | 'tokenTruncated' | 'tokenAltered'

/**
 * How a delivered token became a notified one, or undefined when they are not close. Lost `==` padding is the most
 * common: Adobe's own examples drop it. `normalise` is {@link normaliseToken}, or a cached form of it.
 */
export function nearToken(sent: string, delivered: string, normalise = normaliseToken): TokenDamage | undefined {
  if (sent === delivered || sent === '') return undefined
  if (delivered.startsWith(sent) && withoutPadding(delivered) === sent) return 'tokenPaddingLost'
  if (normalise(sent) === normalise(delivered)) return 'tokenAltered'
  if (sent.length >= MIN_SHARED && delivered.startsWith(sent)) return 'tokenTruncated'
  if (differences(sent, delivered) <= MAX_DIFFERENCES) return 'tokenAltered'
  return undefined
}

/** Characters in which two tokens of one length differ; more than allowed when the lengths do. */
function differences(sent: string, delivered: string): number {
  if (sent.length !== delivered.length || sent.length < MIN_SHARED) return Infinity
  let count = 0
  for (let at = 0; at < sent.length && count <= MAX_DIFFERENCES; at += 1) if (sent[at] !== delivered[at]) count += 1
  return count
}

/** A token with the effects of transport removed: white space, URL encoding, URL-safe base64, padding. */
export function normaliseToken(token: string): string {
  const plain = token
    .replace(/%2B/gi, '+')
    .replace(/%2F/gi, '/')
    .replace(/%3D/gi, '=')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(' ', '+')
    .replace(/^[\s+"']+/, '')
  return withoutPadding(plain.slice(0, endWithout(AROUND, plain)))
}

/** {@link normaliseToken} with a cache, which is cleared when it is full. */
export function normaliseOnce(): (token: string) => string {
  const known = new Map<string, string>()
  return token => {
    const kept = known.get(token)
    if (kept !== undefined) return kept
    if (known.size >= MAX_NORMALISED) known.clear()
    const normalised = normaliseToken(token)
    known.set(token, normalised)
    return normalised
  }
}

const AROUND = /[\s+"']/

function withoutPadding(token: string): string {
  return token.slice(0, endWithout(/=/, token))
}

/** Where a text ends without such trailing characters. A pattern anchored at the end takes quadratic time on other runs. */
function endWithout(character: RegExp, text: string): number {
  let end = text.length
  while (end > 0 && character.test(text[end - 1] ?? '')) end -= 1
  return end
}
