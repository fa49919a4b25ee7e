import { maskTntId, type MaskTools } from '../dialect/personal.ts'
import { mboxCookieValue } from './mboxCookie.ts'
import { parseTargetCookie, toTargetCookie } from './targetCookie.ts'

/** The cookie `mbox` with another session and visitor; its other parts stay only if cookies are not masked. */
export function maskMboxCookie(text: string, tools: MaskTools): string {
  const parts = parseTargetCookie(mboxCookieValue(text), -Infinity)
  if (parts.length === 0) return tools.mask(text, 'cookies')
  const masked = parts.map(part => ({
    ...part,
    value: part.name === 'PC' ? maskTntId(part.value, tools) : tools.mask(part.value, 'visitorIds'),
  }))
  return toTargetCookie(masked, 0).value
}
