/** A character of Java's source, and whether an escape of Unicode stood for it. */
interface Unit {
  character: string
  isEscape: boolean
}

interface Escape {
  character: string
  length: number
}

interface ReadJavaOptions {
  /** As javac reads: after the first half of a pair it looks at what follows, and takes its backslash for seen. */
  looksAhead: boolean
}

/**
 * The text of a Java expression of one constant: escapes of Unicode first (Java Language Specification 3.3: a backslash begins
 * one when an even number of backslashes stands before it), then those of texts (3.10.7). Throws for what does not compile.
 */
export function readJava(source: string, options: ReadJavaOptions): string {
  const units = readUnits(source, options)
  if (units.at(0)?.character !== '"' || units.at(-1)?.character !== '"') throw new Error('No constant')
  let text = ''
  for (let at = 1; at < units.length - 1; at += 1) {
    const { character } = units[at]!
    if (character === '"' || character === '\n' || character === '\r') throw new Error(`Ends at ${at}`)
    if (character !== '\\') {
      text += character
      continue
    }
    const rest = units
      .slice(at + 1, at + 4)
      .map(unit => unit.character)
      .join('')
    const [octal] = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(rest) ?? []
    const single = (
      { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' } as Record<string, string>
    )[rest[0] ?? '']
    if (octal === undefined && single === undefined) throw new Error(`Illegal escape at ${at}`)
    text += octal === undefined ? single : String.fromCharCode(Number.parseInt(octal, 8))
    at += octal?.length ?? 1
  }
  return text
}

function readUnits(source: string, { looksAhead }: ReadJavaOptions): Unit[] {
  const units: Unit[] = []
  let isAfterBackslash = false
  for (let at = 0; at < source.length;) {
    const escape: Escape | undefined = isAfterBackslash ? undefined : escapeAt(source, at)
    const character: string = escape?.character ?? source[at]!
    units.push({ character, isEscape: escape !== undefined })
    isAfterBackslash = escape === undefined && character === '\\' && !isAfterBackslash
    at += escape?.length ?? 1
    const isHalf = /[\uD800-\uDBFF]/.test(character)
    if (looksAhead && isHalf && source[at] === '\\' && escapeAt(source, at) === undefined) isAfterBackslash = true
  }
  return units
}

function escapeAt(source: string, at: number): Escape | undefined {
  if (source[at] !== '\\' || source[at + 1] !== 'u') return undefined
  const [whole, digits = ''] = /^\\u+([\da-f]{4})/i.exec(source.slice(at, at + 40)) ?? []
  if (whole === undefined) throw new Error(`Illegal Unicode escape at ${at}`)
  return { character: String.fromCharCode(Number.parseInt(digits, 16)), length: whole.length }
}
