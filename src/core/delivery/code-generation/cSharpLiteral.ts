import { escapeUndrawn, toUnitEscapes } from '../../code-generation/escape.ts'

const SHORT_ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' }

/** A string of C#. */
export function toCSharpString(text: string): string {
  const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${escapeUndrawn(quoted, character => SHORT_ESCAPES[character] ?? toUnitEscapes(character))}"`
}
