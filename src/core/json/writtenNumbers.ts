import { replaceStringsAndWords, validLength } from './jsonTokens.ts'

/**
 * Numbers as JSON text writes them. JavaScript's own lose digits (9223372036854775801), zeros (1.0) and exponents (1e3), and
 * have no 1e400. So an object or list from JSON stores, beside its values, the notation of each number that JavaScript
 * would write differently: under a symbol, which a spread copies and which counts only as long as the value is still that
 * number. Everything else sees plain numbers.
 */
const NUMBERS = Symbol('numbers as written')

type Container = { [key: string]: unknown; [NUMBERS]?: Numbers }
type Numbers = { [key: string]: string }

/**
 * Finds, at little cost and in any text, each number that may be odd, and some that are not: -0, the very small, those of 16
 * characters or more, with an exponent, and with a zero at the end of a fraction.
 */
const MAY_BE_ODD = /[[,:]\s*(?:-0(?![.\d])|-?0\.000000|-?[\d.]{16}|-?\d+(?:\.\d+)?[eE]|-?\d+\.\d*0(?!\d))/

const NUMBER_START = /^[-\d]/

/** A character that JSON can write in only one way. */
const MARK = '\u0001'
const WRITTEN_MARK = '\\u0001'

/** Whether a text is a JSON number. */
export function isJsonNumber(text: string): boolean {
  return /\d$/.test(text) && validLength(text) === text.length
}

/** Parses JSON and stores the notation of its odd numbers. Throws what the engine throws. */
export function parseNumbers(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (!MAY_BE_ODD.test(text)) return value
  const mark = markNotIn(text)
  const marked = replaceStringsAndWords(text, token =>
    NUMBER_START.test(token) && isOdd(token) ? `"${mark}${token}"` : token,
  )
  // A number on its own has no container.
  return marked === text || !isContainer(value) ? value : unmark(JSON.parse(marked), mark.length / WRITTEN_MARK.length)
}

/** Writes JSON with its numbers as they were read. Throws what the engine throws, for what it cannot write. */
export function writeNumbers(value: unknown, indent: number): string | undefined {
  const plain = JSON.stringify(value, undefined, indent) as string | undefined
  if (plain === undefined || !holdsNumbers(value)) return plain
  const mark = markNotIn(plain)
  const sign = MARK.repeat(mark.length / WRITTEN_MARK.length)
  const marked = JSON.stringify(markedCopy(value, sign), undefined, indent)
  return marked.replaceAll(new RegExp(`"${mark.replaceAll('\\', '\\\\')}([^"]*)"`, 'g'), '$1')
}

/** The notation of the number at a key; undefined if it is not a number. */
export function numberText(container: unknown, key: string | number): string | undefined {
  if (!isContainer(container) || !Object.hasOwn(container, key)) return undefined
  const value = container[key]
  return typeof value === 'number' ? (oddIn(container, String(key)) ?? JSON.stringify(value)) : undefined
}

/** Stores the notation of the number at a key of a new container. */
export function noteNumber(container: object, key: string | number, text: string): void {
  const known = (container as Container)[NUMBERS]
  // An ordinary number replaces an odd one of the same value.
  if (isOdd(text) || known !== undefined) remember(container, { ...known, [key]: text })
}

/** The object with a number set in the given notation. */
export function putNumber<Held extends object>(object: Held, name: string, text: string): Held {
  const set = { ...object, [name]: Number(text) }
  noteNumber(set, name, text)
  return set
}

/**
 * A copy with the original's notation of the numbers that it still has. `keyIn` gives the key in the original of a
 * member of the copy, if that differs or does not exist.
 */
export function keepNumbers<Copy extends object>(
  copy: Copy,
  original: unknown,
  keyIn: (key: string) => string | undefined = key => key,
): Copy {
  const known = isContainer(original) ? original[NUMBERS] : undefined
  if (known === undefined) return copy
  const entries = Object.keys(copy).flatMap(key => {
    const place = keyIn(key)
    const written = place === undefined ? undefined : ownIn(known, place)
    return written === undefined ? [] : [[key, written] as const]
  })
  if (entries.length === 0) return copy
  return remember(copy, { ...(copy as Container)[NUMBERS], ...Object.fromEntries(entries) })
}

/** {@link keepNumbers} for everything that a copy has in the same places as its original. */
export function keepAllNumbers(copy: unknown, original: unknown): void {
  if (!holdsNumbers(original)) return
  const pending: [copy: unknown, original: unknown][] = [[copy, original]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [to, from] = pair
    if (to === from || !isContainer(to) || !isContainer(from)) continue
    keepNumbers(to, from)
    for (const key of Object.keys(to)) pending.push([to[key], from[key]])
  }
}

function isOdd(number: string): boolean {
  return String(Number(number)) !== number
}

function oddIn(container: Container, key: string): string | undefined {
  const written = ownIn(container[NUMBERS], key)
  return written !== undefined && Object.is(Number(written), container[key]) ? written : undefined
}

function ownIn(numbers: Numbers | undefined, key: string): string | undefined {
  return numbers !== undefined && Object.hasOwn(numbers, key) ? numbers[key] : undefined
}

function remember<Held extends object>(container: Held, numbers: Numbers): Held {
  return Object.defineProperty(container, NUMBERS, { value: numbers, enumerable: true, configurable: true })
}

/** Converts strings with this many leading marks to the numbers that they represent, and stores their notation. */
function unmark(root: unknown, marks: number): unknown {
  const sign = MARK.repeat(marks)
  // Never recursive: values may be nested deeper than the stack.
  const pending = [root]
  for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
    if (!isContainer(held)) continue
    const odd: [string, string][] = []
    for (const key of Object.keys(held)) {
      const value = held[key]
      if (typeof value === 'string' && value.startsWith(sign)) odd.push([key, value.slice(marks)])
      else if (typeof value === 'object' && value !== null) pending.push(value)
    }
    for (const [key, written] of odd) held[key] = Number(written)
    if (odd.length > 0) remember(held, Object.fromEntries(odd))
  }
  return root
}

/** A copy whose odd numbers are strings: this sign, and their notation. Never recursive, as above. */
function markedCopy(root: unknown, sign: string): unknown {
  const copyOf = (value: unknown): unknown => {
    if (!isContainer(value)) return value
    const copy = (Array.isArray(value) ? [] : Object.create(null)) as Container
    pending.push([copy, value])
    return copy
  }
  const pending: [copy: Container, original: Container][] = []
  const whole = copyOf(root)
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [copy, original] = pair
    for (const key of Object.keys(original)) {
      const written = oddIn(original, key)
      copy[key] = written === undefined ? copyOf(original[key]) : sign + written
    }
  }
  return whole
}

function holdsNumbers(value: unknown): boolean {
  const pending = [value]
  for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
    if (!isContainer(held)) continue
    if (held[NUMBERS] !== undefined) return true
    for (const key of Object.keys(held)) {
      const inner = held[key]
      if (typeof inner === 'object' && inner !== null) pending.push(inner)
    }
  }
  return false
}

/** A run of marks, as JSON writes them, that does not occur in the text. */
function markNotIn(text: string): string {
  let [longest, run, end] = [0, 0, -1]
  for (let at = text.indexOf(WRITTEN_MARK); at >= 0; at = text.indexOf(WRITTEN_MARK, end)) {
    run = at === end ? run + 1 : 1
    longest = Math.max(longest, run)
    end = at + WRITTEN_MARK.length
  }
  return WRITTEN_MARK.repeat(longest + 1)
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}
