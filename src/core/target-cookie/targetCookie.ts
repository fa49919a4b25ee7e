/** A cookie as the SDKs return it: to be set by the caller. `maxAge` in s. */
export interface Cookie<Name extends string> {
  name: Name
  value: string
  maxAge: number
}

/** One part of the target cookie. `expires` in s since the epoch. */
export interface CookiePart {
  name: string
  value: string
  expires: number
}

/** How long a session lasts after its last call, in s (Node SDK 2.4.3 and Python SDK 1.1.0). */
const SESSION_LIFETIME = 1860

/** How long a visitor's tntId is kept, in s: 732 days (Node SDK 2.4.3 and Python SDK 1.1.0). */
const TNT_ID_LIFETIME = 63_244_800

/**
 * Reads the value of the cookie `mbox`: `session#ID#EXPIRES|PC#TNT_ID#EXPIRES`, names and values percent-encoded,
 * `EXPIRES` in s since the epoch. Parts that are expired at `now` (ms since the epoch) or malformed are left out, and of
 * parts with one name the last counts. Never throws, unlike the Node SDK 2.4.3, whose grammar this is: that one throws
 * at broken percent-encoding.
 */
export function parseTargetCookie(text: string, now: number): CookiePart[] {
  const parts = new Map<string, CookiePart>()
  for (const part of text.split('|').map(parsePart)) {
    if (part && Math.ceil(now / 1000) <= part.expires) parts.set(part.name, part)
  }
  return [...parts.values()]
}

/**
 * The cookie `mbox` that holds these parts. It lives as long as its longest part, in full s from `now` (ms since the
 * epoch), rounded up: with parts that end on a full second this may be one more than their lifetime (Node SDK 2.4.3,
 * measured).
 */
export function toTargetCookie(parts: readonly CookiePart[], now: number): Cookie<'mbox'> {
  const last = Math.max(...parts.map(({ expires }) => expires))
  return {
    name: 'mbox',
    value: parts.map(({ name, value, expires }) => `${encode(name)}#${encode(value)}#${expires}`).join('|'),
    maxAge: Math.ceil(Math.abs(last * 1000 - now) / 1000),
  }
}

/**
 * The target cookie after an answer that came at `now` (ms since the epoch): the call's session and the answer's visitor,
 * each with its full lifetime again. Without a visitor the cookie has no part `PC`, even if it had one before (Node SDK
 * 2.4.3, measured). Undefined without both, which cannot happen in an SDK call.
 */
export function targetCookieOf(
  sessionId: string | undefined,
  visitor: string | undefined,
  now: number,
): Cookie<'mbox'> | undefined {
  const start = Math.ceil(now / 1000)
  const parts: CookiePart[] = []
  if (sessionId) parts.push({ name: 'session', value: sessionId, expires: start + SESSION_LIFETIME })
  if (visitor) parts.push({ name: 'PC', value: visitor, expires: start + TNT_ID_LIFETIME })
  return parts.length === 0 ? undefined : toTargetCookie(parts, now)
}

/** The value of the named part, or undefined if it is missing or empty. */
export function cookiePartOf(parts: readonly CookiePart[], name: 'session' | 'PC'): string | undefined {
  return parts.find(part => part.name === name)?.value || undefined
}

/** Percent-encodes for a cookie or query; a lone surrogate, which has no encoding, becomes U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))
}

function parsePart(text: string): CookiePart | undefined {
  const [name, value, expires] = text.split('#')
  if (name === undefined || value === undefined || expires === undefined) return undefined
  // The text must start with a number, so `Infinity` does not count.
  if (Number.isNaN(Number.parseInt(expires, 10))) return undefined
  try {
    return { name: decodeURIComponent(name), value: decodeURIComponent(value), expires: Number(expires) }
  } catch {
    return undefined
  }
}
