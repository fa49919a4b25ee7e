import type { Path } from '../../../../core/json/jsonPath.ts'

/** The context of a place in JSON, which may be broken anywhere. */
export interface JsonCursor {
  role: 'name' | 'value'
  /** The path of the object that the name belongs to, or of the value itself. */
  path: Path
  /** The token that the place is in; empty between tokens. */
  from: number
  to: number
  /** The other names of the object around it. */
  siblings: readonly string[]
  /** Where a comma is missing before it. */
  commaAt: number | undefined
  /** The first character after it; the empty text at the end. */
  next: string
}

interface Token {
  from: number
  to: number
  text: string
}

/** An object or array that is open; `hasColon`: the value of `name` comes next. */
interface Container {
  isArray: boolean
  name: string | undefined
  hasColon: boolean
  index: number
}

/** A text in quotes; one that is not closed in its line, up to the next sign; a sign; or a word. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|"?[^\s"{}[\],:]+|["{}[\],:]/g

/** Returns the context of a place; undefined outside every object and array. */
export function jsonCursor(text: string, at: number): JsonCursor | undefined {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: found, index }) => tokenOf(found, index))
  const start = tokens.findIndex(token => token.from >= at || isInside(token, at))
  const before = start < 0 ? tokens : tokens.slice(0, start)
  const rest = start < 0 ? [] : tokens.slice(start)
  const [first] = rest
  const own = first && isInside(first, at) ? first : undefined
  const after = own ? rest.slice(1) : rest

  const { open, names } = read(before)
  const container = open.at(-1)
  if (!container) return undefined
  const role = container.isArray || container.hasColon ? 'value' : 'name'
  const path = open.map(step)
  return {
    role,
    path: role === 'name' ? path.slice(0, -1) : path,
    from: own?.from ?? at,
    to: own?.to ?? at,
    siblings: [...(names.at(-1) ?? []), ...namesUntilEnd(after, role)],
    commaAt: commaBefore(before, container),
    next: after[0]?.text.charAt(0) ?? '',
  }
}

function tokenOf(text: string, from: number): Token {
  return { from, to: from + text.length, text }
}

/**
 * The place before an opening quote is outside of it, and so is the place after the closing one; the end of an unclosed
 * text is inside.
 */
function isInside({ from, to, text }: Token, at: number): boolean {
  if ('{}[],:'.includes(text)) return false
  const isClosed = text.startsWith('"') && text.length > 1 && text.endsWith('"')
  return at > from && (isClosed ? at < to : at <= to)
}

/** Reads tokens in order; returns the containers open at the end, and the names read in each. */
function read(tokens: readonly Token[]): { open: Container[]; names: string[][] } {
  const open: Container[] = []
  const names: string[][] = []
  for (const { text } of tokens) {
    const container = open.at(-1)
    if (text === '{' || text === '[') {
      open.push({ isArray: text === '[', name: undefined, hasColon: false, index: 0 })
      names.push([])
    } else if (text === '}' || text === ']') {
      open.pop()
      names.pop()
      valueEnds(open.at(-1))
    } else if (!container) continue
    else if (text === ',') nextItem(container)
    else if (text === ':') container.hasColon = true
    else if (container.isArray || container.hasColon) valueEnds(container)
    else {
      container.name = nameOf(text)
      names.at(-1)?.push(container.name)
    }
  }
  return { open, names }
}

function valueEnds(container: Container | undefined): void {
  if (container) container.hasColon = false
}

function nextItem(container: Container): void {
  container.hasColon = false
  container.name = undefined
  container.index += 1
}

function step({ isArray, name = '', index }: Container): string | number {
  return isArray ? index : name
}

/** The names of the members that follow in the same object. */
function namesUntilEnd(tokens: readonly Token[], role: JsonCursor['role']): string[] {
  let depth = 0
  let isName = role === 'name' && tokens[0]?.text !== ':'
  const names: string[] = []
  for (const { text } of tokens) {
    if (text === '{' || text === '[') depth += 1
    else if (text === '}' || text === ']') depth -= 1
    if (depth < 0) break
    if (depth > 0) continue
    if (text === ',') isName = true
    else if (text === ':') isName = false
    else if (isName && text.startsWith('"')) names.push(nameOf(text))
  }
  return names
}

function commaBefore(tokens: readonly Token[], container: Container): number | undefined {
  const last = tokens.at(-1)
  if (!last || container.hasColon || ['{', '[', ',', ':'].includes(last.text)) return undefined
  return last.to
}

function nameOf(text: string): string {
  return text.replace(/^"|"$/g, '')
}
