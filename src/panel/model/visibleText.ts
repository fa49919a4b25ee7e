/**
 * Characters that are invisible or change how others are shown: controls, line and paragraph separators, those that set
 * the direction of writing, halves of a pair. The first group are joiners and variants where emoji and scripts need
 * them.
 */
const UNSEEN =
  /(?<=\P{ASCII})(\u200C|\u200D|\uFE0E|\uFE0F)|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const KEPT_IN_SOURCE = new Set(['\n', '\r', '\t'])

/** Foreign text in one line, with each character that could hide it or change its direction escaped: `\u202E`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character, joiner?: string) => joiner ?? escape(character))
}

/** The same for a source of several lines: line breaks and tabs stay. */
export function visibleSource(source: string): string {
  return source.replace(UNSEEN, (character, joiner?: string) =>
    joiner !== undefined || KEPT_IN_SOURCE.has(character) ? character : escape(character),
  )
}

/** A visible text within a sentence: right-to-left text does not affect the rest of the sentence. */
export function isolated(text: string): string {
  const visible = visibleText(text)
  return RIGHT_TO_LEFT.test(visible) ? `\u2068${visible}\u2069` : visible
}

function escape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`)
}
