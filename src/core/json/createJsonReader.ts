import type { JsonToken } from './jsonTokens.ts'

/** What a token is in the JSON around it: a sign, the name of a member, or a value other than an object or array. */
export type JsonRole = '{' | '}' | '[' | ']' | ',' | ':' | 'name' | 'value'

/** An open object or array, by its opening sign; or the whole text. */
export interface JsonContainer {
  sign: string
  /** All names so far, as written; of the current member its name, and the number of commas before it. */
  names: string[]
  name: string | undefined
  index: number
  /** What comes next; in an empty object or array also its closing sign. */
  expected: 'name' | ':' | 'value' | ',' | 'end'
  isEmpty: boolean
}

/** Reads tokens one by one. A token that is out of place is read as what it looks like. */
export interface JsonReader {
  read: (token: JsonToken) => JsonRole
  /** The whole text, then the objects and arrays that are open. */
  readonly open: readonly JsonContainer[]
  container: () => JsonContainer
  /** Whether every token was in its place, whatever its own text is. */
  isInPlace: () => boolean
  isComplete: () => boolean
}

/** Creates a reader at the start of a text. It never recurses, so that depth does not matter. */
export function createJsonReader(): JsonReader {
  const whole = containerOf('')
  const open = [whole]
  let inner = whole
  let isInPlace = true
  return {
    read: ({ text }) => {
      const role = roleOf(text, inner)
      isInPlace &&= isExpected(role, text, inner)
      if (isClosing(role)) {
        if (inner !== whole) open.pop()
      } else {
        advance(inner, role, text)
        if (isOpening(role)) open.push(containerOf(role))
      }
      inner = open.at(-1) ?? whole
      return role
    },
    open,
    container: () => inner,
    isInPlace: () => isInPlace,
    isComplete: () => isInPlace && whole.expected === 'end' && inner === whole,
  }
}

export function isOpening(role: JsonRole): boolean {
  return role === '{' || role === '['
}

export function isClosing(role: JsonRole): boolean {
  return role === '}' || role === ']'
}

function containerOf(sign: string): JsonContainer {
  return { sign, names: [], name: undefined, index: 0, expected: sign === '{' ? 'name' : 'value', isEmpty: true }
}

function roleOf(text: string, { sign, expected }: JsonContainer): JsonRole {
  if ('{}[],:'.includes(text)) return text as JsonRole
  return sign === '{' && expected !== 'value' ? 'name' : 'value'
}

function isExpected(role: JsonRole, text: string, { sign, expected, isEmpty }: JsonContainer): boolean {
  if (isClosing(role)) return sign + text === (text === '}' ? '{}' : '[]') && (expected === ',' || isEmpty)
  if (role === 'name' && !text.startsWith('"')) return false
  return expected === (isOpening(role) ? 'value' : role)
}

function advance(container: JsonContainer, role: JsonRole, text: string): void {
  const { sign } = container
  container.isEmpty = false
  if (role === 'value' || isOpening(role)) container.expected = sign === '' ? 'end' : ','
  else if (sign === '') return
  else if (role === ':') container.expected = 'value'
  else if (role === 'name') {
    container.name = text
    container.names.push(text)
    container.expected = ':'
  } else {
    container.name = undefined
    container.index += 1
    container.expected = sign === '[' ? 'value' : 'name'
  }
}
