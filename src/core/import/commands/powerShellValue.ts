/** A value in PowerShell, as far as it is a constant: a text, or a table of texts by lower-case name. */
export type PowerShellValue = string | ReadonlyMap<string, string>

/** The constants that were assigned so far, by lower-case name. */
export type PowerShellVariables = ReadonlyMap<string, PowerShellValue>

/** An expression, and the place behind it; without a value if that is not a constant. */
export interface PowerShellExpression {
  value: PowerShellValue | undefined
  end: number
}

const SPACE = /(?:[ \t\r]|`\r?\n(?:>> ?)?)*/y
const SPACE_OR_LINES = /(?:[\s]|`\r?\n|#[^\n]*)*/y
/** PowerShell reads each of these as a single quote, and each of those as a double one. */
const SINGLE_QUOTE = /['\u2018-\u201B]/
const DOUBLE_QUOTE = /["\u201C-\u201E]/
const IN_SINGLE = /[^'\u2018-\u201B]+/y
const IN_DOUBLE = /[^"\u201C-\u201E`$]+/y
const HERE_TEXT = /@(['"])[ \t]*\r?\n/y
const CHARACTER = /\[char\]\s*(0x[\da-f]+|\d+)/iy
const IN_TEXT = /\$\(\[char\]\s*(0x[\da-f]+|\d+)\)/iy
const BYTES = /\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes(?=\()/iy
const VARIABLE = /\$\{?(?:(?:script|global|local):)?(\w+)\}?/iy
const NAME = /[\w.-]+/y
const ESCAPES: Record<string, string> = {
  0: '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** How deep parentheses may nest. */
const MAX_DEPTH = 50

/**
 * Reads the expression that begins at a place: texts in quotes or here-strings, with characters by their number, joined with
 * `+` in parentheses; tables of them; the UTF-8 bytes of a text, as that text; and variables with a constant. Undefined
 * where no such expression begins.
 */
export function readPowerShellExpression(
  source: string,
  start: number,
  variables: PowerShellVariables = new Map(),
): PowerShellExpression | undefined {
  const reader = new PowerShellReader(source, start, variables)
  const value = reader.operand()
  return value === 'none' ? undefined : { value: value?.value, end: reader.at }
}

/** The place after spaces and continued lines. */
export function skipPowerShellSpace(source: string, at: number): number {
  SPACE.lastIndex = at
  return SPACE.test(source) ? SPACE.lastIndex : at
}

/** A value that is known to be a constant or not; `none` where no value begins. */
type Operand = { value: PowerShellValue | undefined } | 'none' | undefined

class PowerShellReader {
  at: number
  private readonly source: string
  private readonly variables: PowerShellVariables
  private depth = 0

  constructor(source: string, start: number, variables: PowerShellVariables) {
    this.source = source
    this.at = start
    this.variables = variables
  }

  operand(): Operand {
    const next = this.source[this.at] ?? ''
    if (SINGLE_QUOTE.test(next)) return known(this.singleQuoted())
    if (DOUBLE_QUOTE.test(next)) return known(this.doubleQuoted())
    if (next === '(') return this.parentheses()
    if (next === '@') return this.afterAt()
    if (this.take(BYTES) !== undefined) return this.parentheses()
    const name = this.take(VARIABLE)
    return name === undefined ? 'none' : { value: this.variables.get(name[1]?.toLowerCase() ?? '') }
  }

  private parentheses(): Operand {
    this.at += 1
    if (this.depth === MAX_DEPTH) return 'none'
    this.depth += 1
    const joined = this.joined()
    this.depth -= 1
    this.take(SPACE_OR_LINES)
    if (joined === 'none' || this.source[this.at] !== ')') return 'none'
    this.at += 1
    return joined
  }

  /** The first operand decides that the others are joined as texts. */
  private joined(): Operand {
    this.take(SPACE_OR_LINES)
    let all = this.operand()
    for (;;) {
      const before = this.at
      this.take(SPACE_OR_LINES)
      if (this.source[this.at] !== '+') {
        this.at = before
        return all
      }
      this.at += 1
      this.take(SPACE_OR_LINES)
      const character = this.take(CHARACTER)
      const next: Operand = character ? { value: toCharacter(character[1]) } : this.operand()
      if (all === 'none' || next === 'none') return 'none'
      const [left, right] = [all?.value, next?.value]
      const areTexts = typeof left === 'string' && typeof right === 'string'
      all = { value: areTexts ? left + right : undefined }
    }
  }

  private afterAt(): Operand {
    const here = this.take(HERE_TEXT)
    if (here) return known(this.hereText(here[1] === '"'))
    return this.source[this.at + 1] === '{' ? this.table() : 'none'
  }

  private table(): Operand {
    this.at += 2
    const entries = new Map<string, string>()
    for (;;) {
      this.skipSeparators()
      if (this.source[this.at] === '}') {
        this.at += 1
        return { value: entries }
      }
      const name = this.take(NAME)?.[0] ?? textOf(this.operand())
      this.take(SPACE)
      if (name === undefined || this.source[this.at] !== '=') return 'none'
      this.at += 1
      this.take(SPACE)
      const value = this.operand()
      if (value === 'none' && this.take(NAME) === undefined) return 'none'
      const text = textOf(value)
      if (text !== undefined) entries.set(name.toLowerCase(), text)
    }
  }

  private skipSeparators(): void {
    do this.take(SPACE_OR_LINES)
    while (this.source[this.at] === ';' && (this.at += 1))
  }

  private singleQuoted(): string | undefined {
    this.at += 1
    let text = ''
    for (;;) {
      text += this.take(IN_SINGLE)?.[0] ?? ''
      if (this.at >= this.source.length) return undefined
      this.at += 1
      const next = this.source[this.at]
      if (next === undefined || !SINGLE_QUOTE.test(next)) return text
      text += next
      this.at += 1
    }
  }

  private doubleQuoted(): string | undefined {
    this.at += 1
    let text = ''
    for (;;) {
      text += this.take(IN_DOUBLE)?.[0] ?? ''
      const next = this.source[this.at]
      if (next === undefined) return undefined
      if (next === '`' || next === '$') {
        text += next === '`' ? this.escaped() : this.replaced()
        continue
      }
      this.at += 1
      const second = this.source[this.at]
      if (second === undefined || !DOUBLE_QUOTE.test(second)) return text
      text += second
      this.at += 1
    }
  }

  private escaped(): string {
    const [whole = '', point] = /^`u\{([\da-f]{1,6})\}/i.exec(this.source.slice(this.at, this.at + 12)) ?? []
    const code = Number.parseInt(point ?? '', 16)
    if (code <= 0x10ffff) {
      this.at += whole.length
      return String.fromCodePoint(code)
    }
    const next = this.source.slice(this.at + 1, this.at + 2)
    this.at += 2
    return Object.hasOwn(ESCAPES, next) ? (ESCAPES[next] ?? next) : next
  }

  /** A variable without a known text stays as written. */
  private replaced(): string {
    const character = this.take(IN_TEXT)
    if (character) return toCharacter(character[1])
    const name = this.take(VARIABLE)
    if (!name) {
      this.at += 1
      return '$'
    }
    const value = this.variables.get(name[1]?.toLowerCase() ?? '')
    return typeof value === 'string' ? value : name[0]
  }

  /** Up to the line that begins with the closing quote. */
  private hereText(isExpanded: boolean): string | undefined {
    const end = isExpanded ? '\n"@' : "\n'@"
    const from = this.at
    // The line break before the text is part of an empty text's end.
    const to = this.source.indexOf(end, from - 1)
    if (to < 0) return undefined
    this.at = to + end.length
    const text = this.source.slice(from, Math.max(from, to)).replace(/\r$/, '')
    if (!isExpanded || !/[`$]/.test(text)) return text
    return new PowerShellReader(`"${text.replaceAll(/["\u201C-\u201E]/g, '$&$&')}"`, 0, this.variables).doubleQuoted()
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const taken = pattern.exec(this.source) ?? undefined
    if (taken) this.at += taken[0].length
    return taken
  }
}

/** A quote that is not closed begins no value. */
function known(text: string | undefined): Operand {
  return text === undefined ? 'none' : { value: text }
}

function textOf(operand: Operand): string | undefined {
  const value = operand === 'none' ? undefined : operand?.value
  return typeof value === 'string' ? value : undefined
}

function toCharacter(number = ''): string {
  return String.fromCharCode(Number(number))
}
