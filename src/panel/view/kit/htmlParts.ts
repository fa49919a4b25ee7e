export interface HtmlPart {
  kind: 'text' | 'tag' | 'value' | 'comment'
  text: string
}

/** How much source is coloured, in characters and in parts; the rest follows as plain text. */
const COLOURED_LENGTH = 50_000
const COLOURED_PARTS = 4_000

/** Cuts HTML source into parts to colour. Joined, they are the source again; nothing is interpreted. */
export function htmlParts(source: string): HtmlPart[] {
  const parts: HtmlPart[] = []
  let at = 0
  while (at < source.length && at < COLOURED_LENGTH && parts.length < COLOURED_PARTS) {
    at = source[at] === '<' ? readTag(source, at, parts) : readText(source, at, parts)
  }
  push(parts, 'text', source.slice(at))
  return parts
}

function readText(source: string, at: number, parts: HtmlPart[]): number {
  const end = orEnd(source, source.indexOf('<', at))
  push(parts, 'text', source.slice(at, end))
  return end
}

function readTag(source: string, at: number, parts: HtmlPart[]): number {
  if (source.startsWith('<!--', at)) {
    const close = source.indexOf('-->', at)
    const end = close < 0 ? source.length : close + 3
    push(parts, 'comment', source.slice(at, end))
    return end
  }
  const [bracket = '', name = ''] = matchAt(/<\/?([a-z][^\s/>"'=<]*)?/iy, source, at)
  if (name === '') {
    push(parts, 'text', bracket)
    return at + bracket.length
  }
  push(parts, 'text', bracket.slice(0, bracket.length - name.length))
  push(parts, 'tag', name)
  return readAttributes(source, at + bracket.length, parts)
}

function readAttributes(source: string, from: number, parts: HtmlPart[]): number {
  let at = from
  while (at < source.length && parts.length < COLOURED_PARTS) {
    const [between = ''] = matchAt(/[^"'<>]*/y, source, at)
    push(parts, 'text', between)
    at += between.length
    const mark = source[at]
    if (mark !== '"' && mark !== "'") {
      if (mark !== '>') return at
      push(parts, 'text', mark)
      return at + 1
    }
    const end = orEnd(source, source.indexOf(mark, at + 1) + 1 || -1)
    push(parts, 'value', source.slice(at, end))
    at = end
  }
  return at
}

function matchAt(pattern: RegExp, source: string, at: number): string[] {
  pattern.lastIndex = at
  return pattern.exec(source) ?? []
}

function orEnd(source: string, index: number): number {
  return index < 0 ? source.length : index
}

function push(parts: HtmlPart[], kind: HtmlPart['kind'], text: string): void {
  if (text === '') return
  const last = parts.at(-1)
  if (last?.kind === kind && kind === 'text') last.text += text
  else parts.push({ kind, text })
}
