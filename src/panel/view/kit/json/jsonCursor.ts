import { createJsonReader, type JsonContainer } from '../../../../core/json/createJsonReader.ts'
import type { Path } from '../../../../core/json/jsonPath.ts'
import { jsonTokens, nameIn, type JsonToken } from '../../../../core/json/jsonTokens.ts'

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

/** Returns the context of a place; undefined outside every object and array. */
export function jsonCursor(text: string, at: number): JsonCursor | undefined {
  const tokens = [...jsonTokens(text)]
  const start = tokens.findIndex(token => token.from >= at || isInside(token, at))
  const before = start < 0 ? tokens : tokens.slice(0, start)
  const rest = start < 0 ? [] : tokens.slice(start)
  const [first] = rest
  const own = first && isInside(first, at) ? first : undefined
  const after = own ? rest.slice(1) : rest

  const reader = createJsonReader()
  for (const token of before) reader.read(token)
  const container = reader.container()
  const { expected, names, sign } = container
  if (sign === '') return undefined
  const role = sign === '[' || expected === 'value' ? 'value' : 'name'
  const path = reader.open.slice(1).map(step)
  const isCommaMissing = expected === ',' || expected === ':'
  const namesBefore = names.slice()
  if (own) reader.read(own)
  const known = names.length
  for (const token of after) {
    if (reader.open[path.length] !== container) break
    reader.read(token)
  }
  const namesAfter = names.slice(known).filter(name => name.startsWith('"'))
  return {
    role,
    path: role === 'name' ? path.slice(0, -1) : path,
    from: own?.from ?? at,
    to: own?.to ?? at,
    siblings: [...namesBefore, ...namesAfter].map(nameIn),
    commaAt: isCommaMissing ? before.at(-1)?.to : undefined,
    next: after[0]?.text.charAt(0) ?? '',
  }
}

/**
 * The place before an opening quote is outside of it, and so is the place after the closing one; the end of an unclosed
 * text is inside.
 */
function isInside({ from, to, text }: JsonToken, at: number): boolean {
  if ('{}[],:'.includes(text)) return false
  const isClosed = text.startsWith('"') && text.length > 1 && text.endsWith('"')
  return at > from && (isClosed ? at < to : at <= to)
}

function step({ sign, name = '', index }: JsonContainer): string | number {
  return sign === '[' ? index : nameIn(name)
}
