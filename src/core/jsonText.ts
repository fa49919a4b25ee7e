import type { Path } from './jsonPath.ts'

/** Another value for a place in JSON that is there already. */
export interface Replacement {
  path: Path
  value: string | number
}

/** A number in its place, to the letter. */
export interface WrittenNumber {
  path: Path
  number: string
}

interface Span {
  from: number
  to: number
}

const SPACE = /\s*/y
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/y
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const PART = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/g
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]/g

/** Valid JSON text with these values replaced, and each other character as it was. A path that leads nowhere is left out. */
export function replaceInJson(text: string, replacements: readonly (Replacement | WrittenNumber)[]): string {
  const found = replacements.flatMap(replacement => {
    const span = spanOf(text, replacement.path)
    return span ? [{ span, put: 'number' in replacement ? replacement.number : JSON.stringify(replacement.value) }] : []
  })
  // From the end, so that the places before stay what they are.
  return found
    .toSorted((a, b) => b.span.from - a.span.from)
    .reduce((held, { span, put }) => held.slice(0, span.from) + put + held.slice(span.to), text)
}

/** Whether a text is a number as JSON writes it. */
export function isJsonNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** The number at a path of valid JSON text as it is written there; undefined for what is no number. */
export function numberAt(text: string, path: Path): string | undefined {
  const span = spanOf(text, path)
  const written = span && text.slice(span.from, span.to)
  return written !== undefined && isJsonNumber(written) ? written : undefined
}

/**
 * Valid JSON text with its numbers as `from`, also valid, writes the same value in the same place: JavaScript by itself
 * would lose digits, exponents and zeros.
 */
export function keepDigits(text: string, from: string): string {
  const kept = oddNumbers(from, valueFrom(from, 0)).filter(({ path, number }) => {
    const span = spanOf(text, path)
    const written = span && text.slice(span.from, span.to)
    // JavaScript writes null for a number beyond its largest.
    if (written === 'null') return !Number.isFinite(Number(number))
    return written !== undefined && isJsonNumber(written) && Number(written) === Number(number)
  })
  return replaceInJson(text, kept)
}

/** The numbers that JavaScript would write otherwise. */
function oddNumbers(text: string, span: Span, path: Path = []): WrittenNumber[] {
  const written = text.slice(span.from, span.to)
  if (!written.startsWith('{') && !written.startsWith('[')) {
    return isJsonNumber(written) && String(Number(written)) !== written ? [{ path, number: written }] : []
  }
  if (!hasOddNumber(written)) return []
  return childrenIn(text, span).flatMap(({ key, span: inner }) => oddNumbers(text, inner, [...path, key]))
}

function hasOddNumber(text: string): boolean {
  for (const [part] of text.matchAll(PART)) if (isJsonNumber(part) && String(Number(part)) !== part) return true
  return false
}

/** Where the value at a path stands in valid JSON text; undefined when there is none. */
function spanOf(text: string, path: Path): Span | undefined {
  let span: Span | undefined = valueFrom(text, 0)
  for (const step of path) {
    if (!span) return undefined
    // Of a name that stands twice JSON takes the last.
    span = childrenIn(text, span).findLast(({ key }) => key === step)?.span
  }
  return span
}

function childrenIn(text: string, { from }: Span): { key: string | number; span: Span }[] {
  const children: { key: string | number; span: Span }[] = []
  const isObject = text[from] === '{'
  if (!isObject && text[from] !== '[') return children
  let at = skipSpace(text, from + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const name = isObject ? valueFrom(text, at) : undefined
    const span = valueFrom(text, name ? skipSpace(text, name.to) + 1 : at)
    const key = name ? String(JSON.parse(text.slice(name.from, name.to))) : children.length
    children.push({ key, span })
    at = skipSpace(text, span.to)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return children
}

/** The value that begins here, or after white space. */
function valueFrom(text: string, start: number): Span {
  const from = skipSpace(text, start)
  if (text[from] === '{' || text[from] === '[') return { from, to: endOfContainer(text, from) }
  SCALAR.lastIndex = from
  return { from, to: SCALAR.test(text) ? SCALAR.lastIndex : text.length }
}

function endOfContainer(text: string, from: number): number {
  let depth = 0
  TOKEN.lastIndex = from
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token] = found
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    if (depth === 0) return TOKEN.lastIndex
  }
  return text.length
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  return SPACE.test(text) ? SPACE.lastIndex : at
}
