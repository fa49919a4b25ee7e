import type { FilterTerm, FilterValue, TermName } from './terms.ts'

/**
 * Parses a filter: `product1 -status:due,sent location:"a b" token:/^fa/i "two words"`. A colon after anything but one of the
 * names is part of a word. Spaces are in quotes, where `\"`, `\\`, `\n` and `\r` stand for what cannot be typed; the values of a
 * fixed list need none.
 */
export function parseTerms(text: string, names: readonly TermName[]): FilterTerm[] {
  const terms: FilterTerm[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const term = readTerm(text, at, names)
    terms.push(term)
    at = skipSpace(text, term.to)
  }
  return terms
}

function readTerm(text: string, from: number, names: readonly TermName[]): FilterTerm {
  const isExcluded = text[from] === '-'
  const start = isExcluded ? from + 1 : from
  const named = nameAt(text, start, names)
  const values = named
    ? readValues(text, start + named.name.length + 1, named.known)
    : [readValue(text, start, isSpace)]
  const to = values.at(-1)?.to ?? start
  return { from, to, isExcluded, name: named?.name, values, isOpen: values.some(({ isOpen }) => isOpen) }
}

function nameAt(text: string, at: number, names: readonly TermName[]): TermName | undefined {
  const typed = /^([a-z]+):/i.exec(text.slice(at, at + 32))?.[1]?.toLowerCase()
  return names.find(({ name }) => name === typed)
}

type Read = FilterValue & { isOpen?: boolean }

function readValues(text: string, from: number, known: readonly string[] = []): Read[] {
  const spaced = known.filter(value => value.includes(' '))
  const values: Read[] = []
  for (let at = from; ; at += 1) {
    const value = spacedAt(text, at, spaced) ?? readValue(text, at, endsValue)
    values.push(value)
    at = value.to
    if (text[at] !== ',') return values
  }
}

function isSpace(character: string): boolean {
  return /\s/.test(character)
}

function endsValue(character: string): boolean {
  return character === ',' || isSpace(character)
}

/** A known value of several words, which need neither quotes nor dashes. */
function spacedAt(text: string, at: number, spaced: readonly string[]): Read | undefined {
  const found = spaced.find(value => {
    const to = at + value.length
    return text.slice(at, to).toLowerCase() === value && (to >= text.length || endsValue(text.charAt(to)))
  })
  if (found === undefined) return undefined
  return { kind: 'text', text: found, isWhole: false, isQuoted: false, from: at, to: at + found.length }
}

function readValue(text: string, from: number, ends: (character: string) => boolean): Read {
  const pattern = patternAt(text, from, ends)
  if (pattern) return pattern
  const isWhole = ends === endsValue && text[from] === '='
  let [value, isQuoted, isOpen] = ['', false, false]
  let at = isWhole ? from + 1 : from
  while (at < text.length && !ends(text.charAt(at))) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      value += quoted.text
      isQuoted = true
      isOpen = quoted.isOpen
      at = quoted.to
    } else {
      value += text.charAt(at)
      at += 1
    }
  }
  return { kind: 'text', text: value, isWhole, isQuoted, from, to: at, ...(isOpen && { isOpen }) }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', '"': '"', '\\': '\\' }

function readQuoted(text: string, from: number): { text: string; to: number; isOpen: boolean } {
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return { text: value, to: at + 1, isOpen: false }
    const escaped = character === '\\' ? ESCAPED[text.charAt(at + 1)] : undefined
    value += escaped ?? character
    if (escaped !== undefined) at += 1
  }
  return { text: value, to: text.length, isOpen: true }
}

/** A regular expression between slashes; a path, which goes on after its second slash, is a text. */
function patternAt(text: string, from: number, ends: (character: string) => boolean): Read | undefined {
  if (text[from] !== '/') return undefined
  const close = closingSlash(text, from + 1)
  if (close === undefined || close === from + 1) return undefined
  const ignoresCase = text[close + 1]?.toLowerCase() === 'i'
  const to = close + (ignoresCase ? 2 : 1)
  if (to < text.length && !ends(text.charAt(to))) return undefined
  return { kind: 'pattern', source: text.slice(from + 1, close), ignoresCase, from, to }
}

function closingSlash(text: string, from: number): number | undefined {
  let isInClass = false
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (character === '[') isInClass = true
    else if (character === ']') isInClass = false
    else if (character === '/' && !isInClass) return at
  }
  return undefined
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charAt(at))) at += 1
  return at
}
