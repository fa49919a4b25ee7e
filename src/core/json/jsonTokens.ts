/** A part of a text. */
export interface TextRange {
  from: number
  to: number
}

/** A token of JSON: a bracket, a comma, a colon, a string, or a word such as `true` and `1.0`. */
export interface JsonToken extends TextRange {
  text: string
}

/**
 * A string; or a word, or a string that is not closed in its line, up to the next bracket, comma, colon or space. Every
 * loop is over a single class, so that it needs no stack, and no quote begins two attempts to read the same line, so that
 * time is linear.
 */
const STRING_OR_WORD = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|(?=[^\s{}[\],:])"?[^\s"{}[\],:\\]*(?:\\["\\]?[^\s"{}[\],:\\]*)*/y
const ALL = new RegExp(STRING_OR_WORD, 'g')
const SPACE = /\s*/y

const STRING = /^"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"$/
const SCALAR = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/

/** The tokens of a text, which may be broken anywhere. */
export function* jsonTokens(text: string): Generator<JsonToken, undefined> {
  let from = endOf(SPACE, text, 0)
  while (from < text.length) {
    const to = '{}[],:'.includes(text.charAt(from)) ? from + 1 : endOf(STRING_OR_WORD, text, from)
    yield { from, to, text: text.slice(from, to) }
    from = endOf(SPACE, text, to)
  }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

/** The text with each string and each word replaced, and every other character unchanged. */
export function replaceStringsAndWords(text: string, replace: (token: string) => string): string {
  return text.replace(ALL, replace)
}

/** How many characters of a string or word are JSON: of a string all or 0. */
export function validLength(text: string): number {
  if (text.startsWith('"')) return STRING.test(text) ? text.length : 0
  return SCALAR.exec(text)?.[0].length ?? 0
}

/** The name that a token writes; as typed, if the token is not JSON. */
export function nameIn(text: string): string {
  if (text.includes('\\') && validLength(text) === text.length) return String(JSON.parse(text))
  const start = text.startsWith('"') ? 1 : 0
  return text.slice(start, text.length > start && text.endsWith('"') ? -1 : undefined)
}
