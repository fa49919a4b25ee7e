import { parseJson } from './json.ts'
import { jsonTokens } from './jsonTokens.ts'

/** A part of a text that begins like an object or array, as far as it had to be read. */
export interface JsonPart {
  text: string
  isJson: boolean
}

/** The object or array that begins at an offset of a text, such as a script, as written there. */
export function jsonAt(text: string, from: number): JsonPart {
  let depth = 0
  for (const { text: token, to } of jsonTokens(text.slice(from))) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    if (depth > 0) continue
    const written = text.slice(from, from + to)
    return { text: written, isJson: parseJson(written).kind === 'json' }
  }
  return { text: text.slice(from), isJson: false }
}
