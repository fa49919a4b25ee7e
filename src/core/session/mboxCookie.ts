import { parseTargetCookie, type CookiePart } from '../send-notifications/targetCookie.ts'

/** What the cookie `mbox` says of a visit; a part that has expired is one still. */
export interface CookieVisit {
  session: VisitPart | undefined
  visitor: VisitPart | undefined
}

interface VisitPart {
  value: string
  isExpired: boolean
}

/**
 * Reads the cookie `mbox`: its value alone, or within a header or `document.cookie`, percent-encoded as a whole or not.
 * `now` is in ms since the epoch.
 */
export function readMboxCookie(text: string, now: number): CookieVisit {
  const parts = parseTargetCookie(valueIn(text), -Infinity)
  const partOf = (name: string): VisitPart | undefined => {
    const part = parts.find(part => part.name === name && part.value !== '')
    return part && { value: part.value, isExpired: isExpired(part, now) }
  }
  return { session: partOf('session'), visitor: partOf('PC') }
}

function isExpired({ expires }: CookiePart, now: number): boolean {
  return Math.ceil(now / 1000) > expires
}

function valueIn(text: string): string {
  const [, value = text] = /(?:^|[;\s])mbox=([^;]*)/.exec(text) ?? []
  const plain = value.trim().replace(/^"(.*)"$/, '$1')
  if (plain.includes('#') || !plain.includes('%23')) return plain
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
