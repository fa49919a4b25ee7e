import { parseJson } from './json.ts'
import { jsonTokens } from './jsonTokens.ts'

/** The object or array that begins at an offset of a text, such as a script, as written there; undefined if that is not JSON. */
export function jsonAt(text: string, from: number): string | undefined {
  let depth = 0
  for (const { text: token, to } of jsonTokens(text.slice(from))) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    if (depth > 0) continue
    const written = text.slice(from, from + to)
    return parseJson(written).kind === 'json' ? written : undefined
  }
  return undefined
}
