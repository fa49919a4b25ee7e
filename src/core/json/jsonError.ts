const SPACE = /[ \t\n\r]*/y
const TEXT = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON; both values count from one. */
export interface JsonError {
  line: number
  column: number
}

/** What may come next; a new object or array may also be closed at once. */
type Expected = 'value' | 'name' | 'colon' | 'comma' | 'end'

/** Finds the first place where a text is not JSON, the same in every engine; undefined for JSON. */
export function findJsonError(text: string): JsonError | undefined {
  const open: string[] = []
  let [at, expected, isFirst] = [0, 'value' as Expected, false]
  for (;;) {
    at = endOf(SPACE, text, at) ?? at
    const character = text[at]
    if (expected === 'end' && character === undefined) return undefined
    const isClosing = character === (open.at(-1) === '{' ? '}' : ']') && open.length > 0
    if (isClosing && (expected === 'comma' || isFirst)) {
      open.pop()
      ;[at, expected, isFirst] = [at + 1, open.length === 0 ? 'end' : 'comma', false]
    } else if (expected === 'value' && (character === '{' || character === '[')) {
      open.push(character)
      ;[at, expected, isFirst] = [at + 1, character === '{' ? 'name' : 'value', true]
    } else {
      const end = endOfPart(text, at, expected)
      if (end === undefined) return placeIn(text, at)
      ;[at, expected, isFirst] = [end, nextOf(expected, open.at(-1)), false]
    }
  }
}

function endOfPart(text: string, at: number, expected: Expected): number | undefined {
  if (expected === 'colon' || expected === 'comma')
    return text[at] === (expected === 'colon' ? ':' : ',') ? at + 1 : undefined
  if (expected === 'end') return undefined
  return endOf(TEXT, text, at) ?? (expected === 'value' ? endOf(SCALAR, text, at) : undefined)
}

function nextOf(expected: Expected, container: string | undefined): Expected {
  if (expected === 'name') return 'colon'
  if (expected === 'colon') return 'value'
  if (expected === 'comma') return container === '{' ? 'name' : 'value'
  return container === undefined ? 'end' : 'comma'
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** A place in a text as people count it. */
export function placeIn(text: string, at: number): JsonError {
  const lines = text.slice(0, at).split(/\r\n|[\r\n]/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
