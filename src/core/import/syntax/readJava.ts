/** A value that Java's `toString` prints, as JSON, and where it ends; without the JSON where it breaks. */
export interface JavaReading {
  json: string | undefined
  /** The paths of values that were printed by their type alone, as .NET does with lists. */
  leftOut?: string[]
  end: number
}

/** How a value with members begins: `class Name {` before lines; `Name(a=`, `Name{a=` or `{a=` within one. */
const CLASS = /class [\w$]+ \{[^\S\n]*\r?\n/y
const OPENING = /(?:[A-Za-z_$][\w$.]*)?([({])(?=[A-Za-z_$][\w$.]*=)/y

/** How deep values may nest. */
const MAX_DEPTH = 200

/**
 * Reads the value that begins at a place of a text: a model of the OpenAPI generator, which prints each member on a line, or the
 * output of records, of Lombok and of maps, `Name(a=1, b=[x])`. Absent values are left out. Texts have no quotes there, so
 * that one with a separator in it is read up to the separator.
 */
export function readJava(text: string, at: number): JavaReading | undefined {
  CLASS.lastIndex = at
  if (CLASS.test(text)) return readClass(text, at)
  OPENING.lastIndex = at
  return OPENING.test(text) ? readInline(text, at) : undefined
}

const MEMBER = /^([ \t]*)([A-Za-z_$][\w$]*): ?(.*)$/
const CLOSING = /^([ \t]*)\}(\]?)(, class [\w$]+ \{)?$/
const OPENED = /^(\[?)class [\w$]+ \{$/
/** A model that extends another one prints that one, with its members, before its own. */
const INHERITED = /^([ \t]*)class [\w$]+ \{$/

/** .NET prints a list by its type, Java an array. */
const ONLY_TYPE = /^System\.Collections\.|^\[?L?[\w.$]+;?@[\da-f]{4,8}$/

interface ClassFrame {
  indent: number | undefined
  isInList: boolean
  members: string[]
  /** The objects of a list that are complete. */
  items: string[]
  /** Undefined for inherited members. */
  name: string | undefined
}

function readClass(text: string, at: number): JavaReading {
  const frames: ClassFrame[] = [frameOf('', false)]
  const leftOut: string[] = []
  let [from, last] = [text.indexOf('\n', at) + 1, undefined as { name: string; value: string } | undefined]
  for (let top = frames.at(-1); top && from < text.length + 1; top = frames.at(-1)) {
    const to = lineEnd(text, from)
    const line = text.slice(from, to).replace(/\r$/, '')
    const step = stepOf(line, top, frames.length === 1)
    if (step.kind === 'text') {
      if (last) last.value += `\n${line.trimStart()}`
    } else {
      if (last && ONLY_TYPE.test(last.value)) leftOut.push(pathTo(frames, last.name))
      else if (last) top.members.push(member(last.name, scalar(last.value)))
      last = undefined
    }
    if (step.kind === 'scalar') last = { name: step.name, value: step.value }
    if (step.kind === 'open') frames.push(frameOf(step.name, step.isList))
    if (step.kind === 'inherited') frames.push(frameOf(undefined, false))
    if (step.kind === 'close' && close(frames, step)) {
      return { json: objectOf(top), end: from + line.indexOf('}') + 1, leftOut }
    }
    if (frames.length > MAX_DEPTH || to >= text.length) break
    from = to + 1
  }
  return { json: undefined, end: from }
}

type ClassStep =
  | { kind: 'open'; name: string; isList: boolean }
  | { kind: 'inherited' }
  | { kind: 'scalar'; name: string; value: string }
  | { kind: 'close'; isListEnd: boolean; isNext: boolean }
  | { kind: 'text' }

function stepOf(line: string, top: ClassFrame, isWhole: boolean): ClassStep {
  const [, space = '', end = '', next] = CLOSING.exec(line) ?? []
  // Other text may follow the whole.
  const isWholeEnd = isWhole && line.startsWith('}')
  const isClosing = isWholeEnd || (CLOSING.test(line) && space.length < (top.indent ?? Infinity))
  if (isClosing) return { kind: 'close', isListEnd: end !== '', isNext: next !== undefined }
  const [, indentOfInherited] = INHERITED.exec(line) ?? []
  if (indentOfInherited !== undefined) return isOwn(top, indentOfInherited) ? { kind: 'inherited' } : { kind: 'text' }
  const [, indent = '', name = '', value = ''] = MEMBER.exec(line) ?? []
  if (name === '' || !isOwn(top, indent)) return { kind: 'text' }
  const [opened, list] = OPENED.exec(value) ?? []
  return opened === undefined ? { kind: 'scalar', name, value } : { kind: 'open', name, isList: list !== '' }
}

/** Whether a line is indented as the members of an object are; the first one decides. */
function isOwn(top: ClassFrame, indent: string): boolean {
  top.indent ??= indent.length
  return indent.length === top.indent
}

/** Ends the innermost object; true if it was the whole. */
function close(frames: ClassFrame[], { isListEnd, isNext }: { isListEnd: boolean; isNext: boolean }): boolean {
  const top = frames.at(-1)
  if (!top || frames.length === 1) return true
  if (isNext) {
    top.items.push(objectOf(top))
    top.members = []
    return false
  }
  frames.pop()
  if (top.name === undefined) {
    frames.at(-1)?.members.push(...top.members)
    return false
  }
  const value = top.isInList && isListEnd ? `[${[...top.items, objectOf(top)].join(',')}]` : objectOf(top)
  frames.at(-1)?.members.push(member(top.name, value))
  return false
}

function pathTo(frames: readonly ClassFrame[], name: string): string {
  return [...frames.map(frame => frame.name ?? ''), name]
    .filter(step => step !== '')
    .map(jsonName)
    .join('.')
}

function frameOf(name: string | undefined, isInList: boolean): ClassFrame {
  return { indent: undefined, isInList, members: [], items: [], name }
}

function objectOf({ members }: ClassFrame): string {
  return `{${members.filter(written => written !== '').join(',')}}`
}

/** A member; empty for an absent value. */
function member(name: string, json: string): string {
  if (json === 'null') return ''
  return `${JSON.stringify(jsonName(name))}:${json}`
}

/** .NET's models have names with a capital. */
function jsonName(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function scalar(written: string): string {
  const value = written.trim()
  if (value === '' || value === 'null') return 'null'
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase()
  if (NUMBER.test(value)) return value
  if (!/^[[{]/.test(value)) return JSON.stringify(written)
  const inline = new InlineReader(value, 0)
  const json = inline.value()
  return json !== undefined && inline.isAtEnd() ? json : JSON.stringify(written)
}

function readInline(text: string, at: number): JavaReading {
  const reader = new InlineReader(text, at)
  const json = reader.value()
  return { json, end: reader.end }
}

const QUOTED = /'([^'\n]*)'(?=[,)}\]]|$)|"([^"\n]*)"(?=[,)}\]]|$)/y
const KEY = /\s*([A-Za-z_$][\w$.]*)=/y
const NEXT = /,\s*/y
/** Up to the next separator: a comma before another member, or the end of what is open. */
const PLAIN = /[^,)}\]\n]*(?:,(?! ?[A-Za-z_$][\w$.]*=)[^,)}\]\n]*)*/y
const PLAIN_IN_LIST = /[^,)}\]\n]*/y

class InlineReader {
  private depth = 0
  private readonly text: string
  private at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  get end(): number {
    return this.at
  }

  isAtEnd(): boolean {
    return this.text.slice(this.at).trim() === ''
  }

  value(isInList = false): string | undefined {
    if (this.depth >= MAX_DEPTH) return undefined
    this.depth += 1
    const json = this.one(isInList)
    this.depth -= 1
    return json
  }

  private one(isInList: boolean): string | undefined {
    OPENING.lastIndex = this.at
    if (OPENING.test(this.text)) return this.object()
    if (this.take('{}')) return '{}'
    if (this.take('[]')) return '[]'
    return this.text.charAt(this.at) === '[' ? this.list() : this.plain(isInList)
  }

  private object(): string | undefined {
    OPENING.lastIndex = this.at
    const [opened = '', bracket] = OPENING.exec(this.text) ?? []
    this.at += opened.length
    const members: string[] = []
    for (let key = this.key(); key !== undefined; key = this.take(NEXT) ? this.key() : undefined) {
      const json = this.value()
      if (json === undefined) return undefined
      members.push(member(key, json))
    }
    if (!this.take(bracket === '(' ? ')' : '}')) return undefined
    return `{${members.filter(written => written !== '').join(',')}}`
  }

  private list(): string | undefined {
    this.at += 1
    const items: string[] = []
    do {
      const json = this.value(true)
      if (json === undefined) return undefined
      items.push(json)
    } while (this.take(NEXT))
    return this.take(']') ? `[${items.join(',')}]` : undefined
  }

  private plain(isInList: boolean): string | undefined {
    QUOTED.lastIndex = this.at
    const [quoted, single, double] = QUOTED.exec(this.text) ?? []
    if (quoted !== undefined) {
      this.at += quoted.length
      return JSON.stringify(single ?? double ?? '')
    }
    const pattern = isInList ? PLAIN_IN_LIST : PLAIN
    pattern.lastIndex = this.at
    const [written = ''] = pattern.exec(this.text) ?? []
    this.at += written.length
    return /^[[{]/.test(written) ? undefined : scalar(written)
  }

  private key(): string | undefined {
    KEY.lastIndex = this.at
    const [taken, name] = KEY.exec(this.text) ?? []
    if (taken !== undefined) this.at += taken.length
    return name
  }

  private take(expected: string | RegExp): boolean {
    if (typeof expected === 'string') {
      if (!this.text.startsWith(expected, this.at)) return false
      this.at += expected.length
      return true
    }
    expected.lastIndex = this.at
    if (!expected.test(this.text)) return false
    this.at = expected.lastIndex
    return true
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
