import type { Path } from './jsonPath.ts'

/** A new value for an existing place in JSON. */
export interface Replacement {
  path: Path
  value: string | number
}

interface Span {
  from: number
  to: number
}

const SPACE = /\s*/y
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/y
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]/g

/** Valid JSON text with these values replaced, and every other character unchanged. A path that leads nowhere is ignored. */
export function replaceInJson(text: string, replacements: readonly Replacement[]): string {
  const found = replacements.flatMap(replacement => {
    const span = spanOf(text, replacement.path)
    return span ? [{ span, put: JSON.stringify(replacement.value) }] : []
  })
  // From the end, so that earlier places stay valid.
  return found
    .toSorted((a, b) => b.span.from - a.span.from)
    .reduce((held, { span, put }) => held.slice(0, span.from) + put + held.slice(span.to), text)
}

/** Where the value at a path is in valid JSON text; undefined if the path does not exist. */
function spanOf(text: string, path: Path): Span | undefined {
  let span: Span | undefined = valueFrom(text, 0)
  for (const step of path) {
    if (!span) return undefined
    // In JSON the last of a repeated name counts.
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

/** The value that starts here, or after white space. */
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
