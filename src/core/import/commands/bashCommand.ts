import { C_ESCAPES } from '../escapes.ts'
import { createByteRun } from './byteRun.ts'
import type { ReadShellCommand, ShellCommand } from './shellCommand.ts'

/** Between words: a line that continues may begin with the shell's second prompt. */
const BETWEEN = /(?:[ \t]|\\\r?\n(?:> ?)?)*/y
const PLAIN = /[^ \t\r\n'"\\$`|;&<>()]+/y
const VARIABLE = /\$(?:[A-Za-z_]\w*|[\d@*#?$!-]|\{[^{}'"\n]{0,200}\}|\([^()'"\n]{0,200}\))/y
const IN_DOUBLE_QUOTES = /[^"\\$`]+/y
const IN_ANSI_QUOTES = /[^'\\]+/y
const ANSI_ESCAPE = /\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|c([^])|(\r\n|[^]))/y
const REDIRECTION = /\d?(?:>>|>&|>\||>|<&|<(?!<))/y
const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|([\w.-]+))/y
const COMMENT = /#[^\n]*/y

/** What `$'…'` has as escapes (Bash manual, ANSI-C quoting). */
const ANSI: Record<string, string> = {
  ...C_ESCAPES,
  e: '\u001B',
  E: '\u001B',
  "'": "'",
  '"': '"',
  '?': '?',
}

/** Reads a command of Bash and of POSIX shells; a quote that is not closed is not accepted. */
export const readBashCommand: ReadShellCommand = (text, start) => new BashReader(text, start).command()

class BashReader {
  private readonly text: string
  private at: number
  private readonly variables: string[] = []
  private hereDocument: { word: string; isIndented: boolean } | undefined
  private input: string | undefined

  constructor(text: string, start: number) {
    this.text = text
    this.at = start
  }

  command(): ShellCommand | undefined {
    const words: string[] = []
    for (;;) {
      this.take(BETWEEN)
      const redirected = this.redirection()
      if (redirected === 'unreadable') return undefined
      if (redirected === 'read') continue
      if (this.take(COMMENT) !== undefined || this.isAtEnd()) break
      const before = this.at
      const word = this.word()
      if (word === undefined || this.at === before) return undefined
      words.push(word)
    }
    const isPiped = this.text[this.at] === '|' && this.text[this.at + 1] !== '|'
    if (this.hereDocument && !this.readHereDocument(this.hereDocument)) return undefined
    return { words, end: this.at, isPiped, input: this.input, variables: this.variables }
  }

  private isAtEnd(): boolean {
    const next = this.text[this.at]
    return next === undefined || '\r\n|;&()`'.includes(next)
  }

  /** Undefined if a quote is not closed. */
  private word(): string | undefined {
    let word = ''
    for (;;) {
      const next = this.text[this.at]
      if (next === undefined || /[ \t\r\n|;&<>()`]/.test(next)) return word
      const part = this.part(next)
      if (part === undefined) return undefined
      word += part
    }
  }

  private part(next: string): string | undefined {
    if (next === "'") return this.singleQuoted()
    if (next === '"') return this.doubleQuoted()
    if (next === '\\') return this.escaped()
    if (next === '$') return this.dollar()
    return this.take(PLAIN)
  }

  private singleQuoted(): string | undefined {
    const end = this.text.indexOf("'", this.at + 1)
    if (end < 0) return undefined
    const inner = this.text.slice(this.at + 1, end)
    this.at = end + 1
    return inner
  }

  private doubleQuoted(): string | undefined {
    this.at += 1
    let inner = ''
    for (;;) {
      inner += this.take(IN_DOUBLE_QUOTES) ?? ''
      const next = this.text[this.at]
      if (next === undefined) return undefined
      if (next === '"') {
        this.at += 1
        return inner
      }
      if (next === '\\') inner += this.escapedInQuotes()
      else if (next === '$') inner += this.variable()
      else {
        inner += next
        this.at += 1
      }
    }
  }

  private escaped(): string {
    const [, end = ''] = /^\\(\r?\n)/.exec(this.text.slice(this.at, this.at + 3)) ?? []
    const character = end === '' ? this.text.slice(this.at + 1, this.at + 2) : ''
    this.at += end === '' ? 2 : 1 + end.length
    return character
  }

  /** Within double quotes, a backslash before any other character stays. */
  private escapedInQuotes(): string {
    const next = this.text[this.at + 1] ?? ''
    if ('\r\n'.includes(next) || '$`"\\'.includes(next)) return this.escaped()
    this.at += 2
    return `\\${next}`
  }

  private dollar(): string | undefined {
    const next = this.text[this.at + 1]
    if (next === "'") return this.ansiQuoted()
    if (next !== '"') return this.variable()
    this.at += 1
    return this.doubleQuoted()
  }

  private variable(): string {
    const written = this.take(VARIABLE)
    if (written !== undefined) {
      this.variables.push(written)
      return written
    }
    this.at += 1
    return '$'
  }

  private ansiQuoted(): string | undefined {
    this.at += 2
    const run = createByteRun()
    for (;;) {
      run.add(this.take(IN_ANSI_QUOTES) ?? '')
      const next = this.text[this.at]
      if (next === "'") {
        this.at += 1
        return run.text()
      }
      ANSI_ESCAPE.lastIndex = this.at
      const found = ANSI_ESCAPE.exec(this.text)
      if (!found) return undefined
      this.at = ANSI_ESCAPE.lastIndex
      const [whole, hex, octal, short, long, control, single = ''] = found
      const byte = hex === undefined ? octal && Number.parseInt(octal, 8) : Number.parseInt(hex, 16)
      if (typeof byte === 'number') run.addByte(byte & 0xff)
      else run.add(characterOf({ point: short ?? long, control }) ?? ANSI[single] ?? whole)
    }
  }

  private redirection(): 'read' | 'unreadable' | undefined {
    if (this.text.startsWith('<<<', this.at)) {
      this.at += 3
      this.take(BETWEEN)
      const word = this.word()
      this.input = word === undefined ? undefined : `${word}\n`
      return word === undefined ? 'unreadable' : 'read'
    }
    HERE_DOCUMENT.lastIndex = this.at
    const [here, dash, ...words] = HERE_DOCUMENT.exec(this.text) ?? []
    if (here !== undefined) {
      this.at += here.length
      this.hereDocument = { word: words.find(word => word !== undefined) ?? '', isIndented: dash === '-' }
      return 'read'
    }
    if (this.take(REDIRECTION) === undefined) return undefined
    this.take(BETWEEN)
    return this.word() === undefined ? 'unreadable' : 'read'
  }

  /** Reads the lines after the command, up to the word that ends them; false if it is missing. */
  private readHereDocument({ word, isIndented }: { word: string; isIndented: boolean }): boolean {
    let from = this.text.indexOf('\n', this.at) + 1
    if (from === 0) return false
    let input = ''
    while (from < this.text.length) {
      const next = this.text.indexOf('\n', from)
      const end = next < 0 ? this.text.length : next
      const line = this.text.slice(from, end).replace(/\r$/, '')
      const plain = isIndented ? line.replace(/^\t+/, '') : line
      if (plain === word) {
        this.at = end
        this.input = input
        return true
      }
      input += `${plain}\n`
      from = end + 1
    }
    return false
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [taken] = pattern.exec(this.text) ?? []
    if (taken !== undefined) this.at += taken.length
    return taken
  }
}

function characterOf({ point, control }: { point: string | undefined; control: string | undefined }) {
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f)
  if (point === undefined) return undefined
  const code = Number.parseInt(point, 16)
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}
