import { placeIn, type JsonError } from '../json/jsonError.ts'
import { isJsonNumber } from '../json/writtenNumbers.ts'
import { callOf, type Argument } from './pythonCalls.ts'
import { readPythonText } from './pythonTexts.ts'
import { toJsonText, type PythonValue } from './pythonValue.ts'

export type PythonReading =
  | {
      kind: 'python'
      /** The value as JSON; a value that JSON cannot hold is a string there. */
      json: string
      /** The paths of these strings. */
      others: string[]
      /** Whether anything in it is valid only in Python, beyond JSON with a trailing comma. */
      isPythonAlone: boolean
    }
  | {
      kind: 'not python'
      error: JsonError
      /** Whether anything before that is Python alone. */
      isPythonAlone: boolean
    }

/** How deep values may nest. */
const MAX_DEPTH = 500

const SPACE = /\s*(?:#[^\n]*\s*)*/y
const TEXT_START = /(?:[bBuUrR]|[bB][rR]|[rR][bB])?['"]/y
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y
const NAME = /[+-]?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y
const KEYWORD = /([A-Za-z_]\w*)\s*=(?!=)\s*/y
const ENUM_MEMBER = /<[A-Za-z_][\w.]*: /y
const OBJECT = /<[^<>\n]*(?:<[^<>\n]*>[^<>\n]*)*>/y

const CONSTANTS: Record<string, 'null' | 'true' | 'false'> = { None: 'null', True: 'true', False: 'false' }

/**
 * Reads Python's output for a value, as `print(response.to_dict())`, `repr` and `pprint` write it, and converts it to
 * JSON. Numbers keep every digit. Never throws: for invalid Python it returns the place where the text becomes invalid.
 */
export function readPython(text: string): PythonReading {
  const reader = new Reader(text)
  try {
    const value = reader.whole()
    return { kind: 'python', ...toJsonText(value), isPythonAlone: reader.isPythonAlone }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
    return { kind: 'not python', error: placeIn(text, error.at), isPythonAlone: reader.isPythonAlone }
  }
}

/**
 * The same for the value that begins at a place of a text, whatever follows; with the place where it ends, or where the text
 * is no Python.
 */
export function readPythonAt(
  text: string,
  from: number,
): { kind: 'python'; json: string; others: string[]; end: number } | { kind: 'not python'; at: number } {
  const reader = new Reader(text, from)
  try {
    const value = reader.first()
    return { kind: 'python', ...toJsonText(value), end: reader.end }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
    return { kind: 'not python', at: error.at }
  }
}

/** Thrown within this file alone. */
class PythonError extends Error {
  readonly at: number

  constructor(at: number) {
    super('not Python')
    this.at = at
  }
}

class Reader {
  isPythonAlone = false
  private readonly text: string
  private at: number
  private depth = 0

  constructor(text: string, from = 0) {
    this.text = text
    this.at = from
  }

  get end(): number {
    return this.at
  }

  first(): PythonValue {
    return this.value()
  }

  whole(): PythonValue {
    const value = this.value()
    this.skip()
    if (this.at < this.text.length) throw new PythonError(this.at)
    return value
  }

  private value(): PythonValue {
    this.skip()
    if (this.depth >= MAX_DEPTH) throw new PythonError(this.at)
    this.depth += 1
    const value = this.one()
    this.depth -= 1
    return value
  }

  private one(): PythonValue {
    const first = this.text[this.at]
    if (first === '{') return this.braces()
    if (first === '[') return this.list('[', ']')
    if (first === '(') return this.parentheses()
    if (first === '<') return this.angle()
    if (this.isNext(TEXT_START)) return this.texts()
    const number = this.take(NUMBER)
    if (number !== undefined) return numberOf(number)
    return this.named()
  }

  /** Adjacent strings are one: `pprint` splits long ones that way. */
  private texts(): PythonValue {
    const start = this.at
    let [text, isReadable] = ['', true]
    do {
      const from = this.at
      const read = readPythonText(this.text, this.at)
      if (!read) throw new PythonError(this.at)
      this.at = read.end
      isReadable &&= read.text !== undefined
      text += read.text ?? ''
      if (this.text[from] !== '"') this.isPythonAlone = true
      this.skip()
    } while (this.isNext(TEXT_START))
    return isReadable ? { kind: 'text', text } : this.other(start)
  }

  private braces(): PythonValue {
    const start = this.at
    this.at += 1
    if (this.ends('}')) return { kind: 'dict', entries: [] }
    const entries: [string, PythonValue][] = []
    const items: PythonValue[] = []
    do {
      this.skip()
      const from = this.at
      const item = this.value()
      const source = this.text.slice(from, this.at).trim()
      if (this.ends(':')) {
        const name = nameOf(item) ?? source
        if (item.kind !== 'text') this.isPythonAlone = true
        entries.push([name, this.value()])
      } else items.push(item)
    } while (this.goesOn('}'))
    if (items.length === 0) return { kind: 'dict', entries }
    // A set.
    if (entries.length > 0) throw new PythonError(start)
    this.isPythonAlone = true
    return { kind: 'list', items }
  }

  private list(open: string, close: string): PythonValue & { kind: 'list' } {
    if (this.text[this.at] !== open) throw new PythonError(this.at)
    this.at += 1
    const items: PythonValue[] = []
    if (this.ends(close)) return { kind: 'list', items }
    do items.push(this.value())
    while (this.goesOn(close))
    return { kind: 'list', items }
  }

  /** A tuple, or a value in parentheses. */
  private parentheses(): PythonValue {
    const start = this.at
    const list = this.list('(', ')')
    this.isPythonAlone = true
    const [only] = list.items
    const isTuple = /,\s*\)$/.test(this.text.slice(start, this.at))
    return list.items.length === 1 && only && !isTuple ? only : list
  }

  /** A member of an enumeration, `<Type.NAME: 'value'>`, or an object without its own `repr`. */
  private angle(): PythonValue {
    const start = this.at
    if (this.take(ENUM_MEMBER) !== undefined) {
      this.isPythonAlone = true
      const value = this.value()
      if (this.ends('>')) return value
      throw new PythonError(this.at)
    }
    if (this.take(OBJECT) === undefined) throw new PythonError(start)
    // A tag of HTML has no address.
    if (/ at 0x/.test(this.text.slice(start, this.at))) this.isPythonAlone = true
    return this.other(start)
  }

  private named(): PythonValue {
    const start = this.at
    const name = this.take(NAME)
    if (name === undefined) throw new PythonError(start)
    const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined
    if (constant !== undefined) {
      this.isPythonAlone = true
      return { kind: 'constant', json: constant }
    }
    if (this.text[this.at] !== '(') return this.bareName(start, name)
    this.isPythonAlone = true
    const values = this.arguments()
    return callOf(name, values, this.text.slice(start, this.at))
  }

  /** Any word may be a name in a call; as a separate value only those that `repr` writes. */
  private bareName(start: number, name: string): PythonValue {
    if (/^[+-]?(?:nan|inf)$/.test(name)) {
      this.isPythonAlone = true
      return this.other(start)
    }
    if (!name.includes('.')) throw new PythonError(start)
    this.isPythonAlone = true
    return { kind: 'name', name, source: name }
  }

  private arguments(): Argument[] {
    this.at += 1
    const values: Argument[] = []
    if (this.ends(')')) return values
    do {
      this.skip()
      const keyword = this.take(KEYWORD)?.replace(/\s*=\s*$/, '')
      values.push({ keyword, value: this.value() })
    } while (this.goesOn(')'))
    return values
  }

  private other(start: number): PythonValue {
    return { kind: 'other', source: this.text.slice(start, this.at).trim() }
  }

  /** After an item: whether another one follows; a trailing comma is allowed. */
  private goesOn(close: string): boolean {
    this.skip()
    if (this.text[this.at] === close) {
      this.at += 1
      return false
    }
    if (this.text[this.at] !== ',') throw new PythonError(this.at)
    this.at += 1
    return !this.ends(close)
  }

  /** Consumes a character if it is next, after white space. */
  private ends(close: string): boolean {
    this.skip()
    if (this.text[this.at] !== close) return false
    this.at += 1
    return true
  }

  private skip(): void {
    SPACE.lastIndex = this.at
    SPACE.test(this.text)
    this.at = SPACE.lastIndex
  }

  private isNext(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [taken] = pattern.exec(this.text) ?? []
    if (taken !== undefined) this.at += taken.length
    return taken
  }
}

function numberOf(written: string): PythonValue {
  const number = written
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=[eE]|$)/, '.0')
  return isJsonNumber(number) ? { kind: 'number', written: number } : { kind: 'other', source: written }
}

/** The name that Python's own JSON writer derives from a key; undefined for a key that it refuses. */
function nameOf(key: PythonValue): string | undefined {
  if (key.kind === 'text') return key.text
  if (key.kind === 'number') return key.written
  return key.kind === 'constant' ? key.json : undefined
}
