import { isJsonNumber } from '../../json/writtenNumbers.ts'
import { readLiteralString } from './literalString.ts'

/** What JSON does not have, or has otherwise. */
export type LiteralRepair =
  | 'comments'
  | 'quotes'
  | 'escapes'
  | 'lineBreaks'
  | 'numbers'
  | 'concatenated'
  | 'names'
  | 'ellipses'

/** A token of JavaScript's notation of values, of what Node and consoles print, or of broken JSON. */
export type LiteralToken = { from: number; to: number } & (
  | { kind: '}' | ']' | ',' | ':' }
  | { kind: '{' | '['; of: 'Map' | 'Set' | undefined }
  /** A string, a number, or a constant. */
  | { kind: 'value'; json: string; quote: string; repairs: readonly LiteralRepair[]; isPython?: boolean }
  /** A name without quotes. */
  | { kind: 'name'; name: string }
  /** A member whose name is a symbol: JSON has no place for it. */
  | { kind: 'symbol' }
  /** A value that JSON does not have, such as a function. */
  | { kind: 'absent' }
  /** A value that was not printed, or not in whole. */
  | { kind: 'lost'; code: 'tooShallow' | 'moreCharacters' }
  /** A value that JSON cannot hold, as it is written. */
  | { kind: 'other' }
  | { kind: 'ellipsis'; code: 'ellipses' | 'moreItems' }
  /** The text ends within or after what may be longer. */
  | { kind: 'end' }
  | { kind: 'bad' }
)

const SPACE = /[\s\u200b\u2060]*/y
const LINE_COMMENT = /\/\/[^\n]*/y
const BLOCK_COMMENT = /\/\*(?:[^*]*\*+(?!\/))*(?:[^*]*\*\/|[^*]*)/y
const ELLIPSIS = /(?:\.\.\.|…)(?: ?\d+ more items?)?/y
const MORE_CHARACTERS = /\.\.\. \d+ more characters?/y
const PLUS = /\s*\+\s*(?=["'`])/y
const LINE_BREAK = /[^\S\n]*\n\s*(?=["'])/y
const ARROW = /=>/y
const COLON = /\s*:/y
const DATE = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?/y
const NUMBER = /[+-]?(?:0[xXoObB][\da-fA-F]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)n?(?![\w$]|\.(?!\.\.))/y
const NOT_A_NUMBER = /[+-]?(?:NaN|Infinity|nan|inf)(?![\w$])/y
const NAME = /[\p{L}_$][\p{L}\p{Nd}_$]*/uy
const LOOSE_NAME = /[\p{L}_$][\p{L}\p{Nd}_$.-]*/uy
// What may lack its end is bounded: otherwise each of many would be searched up to the end of a long line.
const MINIFIED = /!0|!1|void 0/y
const REGULAR_EXPRESSION = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,1000}\/[a-z]{0,20}/y
const SYMBOL = /\[Symbol\([^)\n]{0,200}\)\]/y
/** `<ref *1> `, `DeliveryResponse `, `Map(1) `, `[Object: null prototype] `, `(2) ` and the like, before a bracket. */
const PREFIX =
  /(?:<ref \*\d+> ?)?(?:\(\d+\) ?|(?:\[[A-Z][\w$]*: [\w ]+\]|[A-Za-z_$][\w$]*)(?:\(\d+\))?(?: \[[^\]\n[{]{1,80}\])? ?)?(?=[[{])/y
const ABSENT =
  /\[(?:(?:Async)?(?:Generator)?Function|class|Getter|Setter|Circular)\b[^\]\n]{0,200}\]|ƒ[^,}\]\n]*|<(?:ref|Circular|\d{1,20} empty)[^>\n]{0,200}>|Symbol\([^)\n]{0,200}\)/y
const LOST =
  /\{\s*(?:…|\.\.\.)\s*\}|\[\s*(?:…)\s*\]|\[[A-Z][\w$]*(?:\(\d+\))?(?:: [\w ]+)?(?: [<[][^\]\n]{0,200}[>\]])?\](?! ?[[{])|(?:Array|Object|Map|Set)\(\d+\)(?! ?[[{])|Object(?= ?\{ ?…)/y

const CONSTANTS: Record<string, string> = {
  true: 'true',
  false: 'false',
  null: 'null',
  '!0': 'true',
  '!1': 'false',
}

const PYTHON: Record<string, string> = { True: 'true', False: 'false', None: 'null' }

type Bare = LiteralToken extends infer Token ? (Token extends unknown ? Omit<Token, 'from' | 'to'> : never) : never

/** Reads tokens one by one from a place of a text. */
export class LiteralScanner {
  /** The places of the comments so far. */
  readonly comments: number[] = []
  private readonly text: string
  private at: number

  constructor(text: string, from: number) {
    this.text = text
    this.at = from
  }

  /** The next token, in the place of a member's name or elsewhere. */
  next(isName: boolean): LiteralToken {
    this.skip()
    const from = this.at
    if (from >= this.text.length) return { kind: 'end', from, to: from }
    const token = this.string(isName) ?? this.sign(isName) ?? (isName ? this.name() : (this.number() ?? this.word()))
    // A copy of so many kinds would take longer than all else about a token.
    return Object.assign(token, { from, to: this.at })
  }

  private skip(): void {
    this.take(SPACE)
    for (let from = this.at; this.text.charAt(from) === '/'; from = this.at) {
      if (this.take(LINE_COMMENT) === undefined && this.take(BLOCK_COMMENT) === undefined) return
      this.comments.push(from)
      this.take(SPACE)
    }
  }

  private string(isName: boolean): Bare | undefined {
    const quote = this.text.charAt(this.at)
    let read = readLiteralString(this.text, this.at)
    if (read === undefined) return undefined
    const [parts, repairs]: [string[], LiteralRepair[]] = [[], []]
    for (;;) {
      if (read === 'open' || read === undefined) return { kind: 'end' }
      this.at = read.to
      parts.push(read.json)
      repairs.push(...read.repairs)
      const isJoined = this.take(PLUS) !== undefined
      if (isJoined) repairs.push('concatenated')
      else if (isName || !this.continues(quote)) break
      read = readLiteralString(this.text, this.at)
    }
    const from = this.at
    this.take(SPACE)
    if (this.take(MORE_CHARACTERS) !== undefined) return { kind: 'lost', code: 'moreCharacters' }
    this.at = from
    return { kind: 'value', json: concatenated(parts), quote, repairs }
  }

  /** Goes on to a string on the next line that continues one: Python's `pprint` splits long ones that way. */
  private continues(quote: string): boolean {
    const from = this.at
    const other = this.take(LINE_BREAK) === undefined ? undefined : readLiteralString(this.text, this.at)
    if (other !== undefined && other !== 'open' && (quote === "'" || this.text.charAt(this.at) === "'")) {
      COLON.lastIndex = other.to
      if (!COLON.test(this.text)) return true
    }
    this.at = from
    return false
  }

  private sign(isName: boolean): Bare | undefined {
    const mark = this.text.charAt(this.at)
    if (isMark(mark)) {
      this.at += 1
      return { kind: mark }
    }
    if (isName && this.take(SYMBOL) !== undefined) return { kind: 'symbol' }
    const ellipsis = this.take(ELLIPSIS)
    if (ellipsis !== undefined) return { kind: 'ellipsis', code: ellipsis.includes('more') ? 'moreItems' : 'ellipses' }
    if (!isName && this.take(ABSENT) !== undefined) return { kind: 'absent' }
    if (!isName && this.take(LOST) !== undefined) return { kind: 'lost', code: 'tooShallow' }
    const prefix = isName ? '' : (this.take(PREFIX) ?? '')
    const char = this.text.charAt(this.at)
    if (char === '=') return this.take(ARROW) === undefined ? { kind: 'bad' } : { kind: ':' }
    if (char !== '{' && char !== '[') return undefined
    this.at += 1
    const of = prefix === '' ? undefined : /^(?:<[^>]*> ?)?(Map|Set)\(/.exec(prefix)?.[1]
    return { kind: char, of: of as 'Map' | 'Set' | undefined }
  }

  private number(): Bare | undefined {
    const date = this.take(DATE)
    if (date !== undefined) return valueOf(JSON.stringify(date))
    if (this.take(NOT_A_NUMBER) !== undefined || this.take(REGULAR_EXPRESSION) !== undefined) return { kind: 'other' }
    const written = this.take(NUMBER)
    if (written === undefined) return undefined
    if (this.at === this.text.length) return { kind: 'end' }
    if (isJsonNumber(written)) return valueOf(written)
    const json = toJsonNumber(written)
    return json === undefined ? { kind: 'other' } : { ...valueOf(json), repairs: ['numbers'] }
  }

  private word(): Bare {
    const name = this.take(MINIFIED) ?? this.take(NAME)
    if (name === undefined) return { kind: 'bad' }
    if (this.at === this.text.length) return { kind: 'end' }
    if (name === 'undefined' || name === 'void 0') return { kind: 'absent' }
    const json = ownText(CONSTANTS, name)
    if (json !== undefined) return valueOf(json)
    const python = ownText(PYTHON, name)
    return python === undefined ? { kind: 'name', name } : { ...valueOf(python), isPython: true }
  }

  private name(): Bare {
    const name = this.take(LOOSE_NAME) ?? this.take(NUMBER)
    if (name === undefined) return { kind: 'bad' }
    return this.at === this.text.length ? { kind: 'end' } : { kind: 'name', name }
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return undefined
    const from = this.at
    this.at = pattern.lastIndex
    return this.text.slice(from, this.at)
  }
}

function isMark(char: string): char is '}' | ']' | ',' | ':' {
  return char === '}' || char === ']' || char === ',' || char === ':'
}

function valueOf(json: string): Bare & { kind: 'value' } {
  return { kind: 'value', json, quote: '', repairs: [] }
}

function ownText(texts: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}

function concatenated(parts: readonly string[]): string {
  const [first = '', ...others] = parts
  return others.length === 0 ? first : JSON.stringify(parts.map(part => JSON.parse(part) as string).join(''))
}

/** JavaScript's number as JSON writes it; undefined if JSON has none for it. */
function toJsonNumber(written: string): string | undefined {
  const plain = written.replaceAll('_', '').replace(/n$/, '').replace(/^\+/, '')
  if (/^-?0[xXoObB]/.test(plain)) {
    const isNegative = plain.startsWith('-')
    return `${isNegative ? '-' : ''}${BigInt(isNegative ? plain.slice(1) : plain)}`
  }
  const number = plain.replace(/^(-?)\./, '$10.').replace(/\.(?=[eE]|$)/, '.0')
  return isJsonNumber(number) ? number : undefined
}
