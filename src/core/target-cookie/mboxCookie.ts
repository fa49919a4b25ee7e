import { parseTargetCookie, toTargetCookie, type CookiePart } from './targetCookie.ts'

/** The visit in the cookie `mbox`; an expired part is included. */
export interface CookieVisit {
  session: VisitPart | undefined
  visitor: VisitPart | undefined
}

interface VisitPart {
  value: string
  isExpired: boolean
}

/**
 * Reads the cookie `mbox`: its value alone, within a header or `document.cookie`, or as an SDK returns it and Node, Python
 * or JSON print it; percent-encoded as a whole or not. `now` is in ms since the epoch.
 */
export function readMboxCookie(text: string, now: number): CookieVisit {
  const parts = parseTargetCookie(valueIn(text), -Infinity)
  const partOf = (name: string): VisitPart | undefined => {
    const part = parts.find(part => part.name === name && part.value !== '')
    return part && { value: part.value, isExpired: isExpired(part, now) }
  }
  return { session: partOf('session'), visitor: partOf('PC') }
}

/** The value of the cookie `mbox` in such a text, reduced to its session and visitor; it may be empty. */
export function mboxCookieValue(text: string): string {
  const parts = parseTargetCookie(valueIn(text), -Infinity)
  return toTargetCookie(
    parts.filter(({ name }) => name === 'session' || name === 'PC'),
    0,
  ).value
}

function isExpired({ expires }: CookiePart, now: number): boolean {
  return Math.ceil(now / 1000) > expires
}

/** The name and the value of a cookie in the form of an object. */
const OF_OBJECT = /\bname['"]?\s*[:=]\s*(["'])mbox\1[^{}]*?\bvalue['"]?\s*[:=]\s*(["'])(?<value>.*?)\2/
/** The value after the cookie's name, in quotes or not. */
const AFTER_NAME = /(?:^|[;\s{,'"])mbox['"]?\s*[:=]\s*(?:(["'])(?<quoted>.*?)\1|(?<value>[^;]*))/

function valueIn(text: string): string {
  const value = OF_OBJECT.exec(text)?.groups?.['value'] ?? valueAfterName(text) ?? text
  const plain = value.trim().replace(/^"(.*)"$/, '$1')
  if (plain.includes('#') || !plain.includes('%23')) return plain
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

function valueAfterName(text: string): string | undefined {
  const { quoted, value } = AFTER_NAME.exec(text)?.groups ?? {}
  return quoted ?? value
}
