/**
 * A token of a text that is shared: an unclosed string ends with the text, not with its line, because what is left out must
 * not depend on where a body was cut.
 */
export const LOOSE_TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|[{}[\],:]|[^\s"{}[\],:]+/g

/** The text of a string token; if the token is not JSON, the characters between its quotes. */
export function textOfToken(token: string): string {
  const inner = token.slice(1, isClosedToken(token) ? -1 : undefined)
  try {
    return String(JSON.parse(`"${inner}"`))
  } catch {
    return inner.replaceAll(/\\(?:u([\da-f]{4})|u[\da-f]{0,3}$|([^]|$))/gi, (_, hex?: string, single = '') =>
      hex === undefined ? String(single) : String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}

/** Whether a string token has its closing quote. */
export function isClosedToken(token: string): boolean {
  return token.length > 1 && /(?<!\\)(?:\\\\)*"$/.test(token)
}
