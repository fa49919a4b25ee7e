import { JAVASCRIPT_ESCAPES } from '../escapes.ts'

/** A part of a value that is not a literal: a variable, a call, a template with parts. */
export const EXPRESSION = Symbol('expression')

/** How deep values may nest. */
const MAX_DEPTH = 200

const SPACE = /(?:\s+|\/\/[^\n]*)*/y
const IN_TEXT = { "'": /[^'\\\n]+/y, '"': /[^"\\\n]+/y, '`': /[^`\\$]+/y } as const
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|(\r\n|[^]))/y
const NUMBER = /[+-]?\s*(?:0[xX][\da-fA-F]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)(?![\w$])/y
const NAME = /[\p{L}$_][\p{L}\p{N}$_]*/uy
const STRINGIFY = /JSON\s*\.\s*stringify\s*\(/y
/** Anything up to what could end a value, or open a bracket or a text. */
const OTHER = /[^\s'"`()[\]{},;]+|\s+/y
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' }

const CONSTANTS: Record<string, unknown> = { true: true, false: false, null: null, undefined, NaN, Infinity }

/** A value of JavaScript, and the place behind it. */
export interface JavaScriptReading {
  value: unknown
  end: number
}

/**
 * Reads the expression that begins at a place: literals, texts joined with `+`, and `JSON.stringify` of them are their values,
 * anything else is {@link EXPRESSION}, also a text that is not JavaScript, which ends where it becomes invalid. Nothing is run.
 */
export function readJavaScript(source: string, start: number): JavaScriptReading {
  const reader = new JavaScriptReader(source, start)
  try {
    return { value: reader.value(), end: reader.at }
  } catch (error) {
    if (error instanceof NotJavaScript) return { value: EXPRESSION, end: reader.at }
    throw error
  }
}

/** The place after spaces and comments; the text's end, if a comment is not closed. */
export function skipJavaScriptSpace(source: string, start: number): number {
  let at = start
  for (;;) {
    SPACE.lastIndex = at
    at = SPACE.test(source) ? SPACE.lastIndex : at
    if (!source.startsWith('/*', at)) return at
    const end = source.indexOf('*/', at + 2)
    at = end < 0 ? source.length : end + 2
  }
}

/** Thrown within this file alone. */
class NotJavaScript extends Error {}

class JavaScriptReader {
  at: number
  private readonly source: string
  private depth = 0

  constructor(source: string, start: number) {
    this.source = source
    this.at = start
  }

  value(): unknown {
    this.deepen()
    let all = this.operand()
    for (;;) {
      this.skip()
      const next = this.source[this.at]
      if (next === undefined || ',;)]}:'.includes(next)) break
      if (next !== '+') {
        this.skipExpression()
        all = EXPRESSION
        break
      }
      this.at += 1
      const more = this.operand()
      const areKnown = isPrimitive(all) && isPrimitive(more)
      all = areKnown && typeof all === 'string' ? all + String(more) : EXPRESSION
    }
    this.depth -= 1
    return all
  }

  private operand(): unknown {
    this.skip()
    const next = this.source[this.at] ?? ''
    if (next === "'" || next === '"' || next === '`') return this.text(next)
    if (next === '{') return this.object()
    if (next === '[') return this.list()
    if (next === '(') return this.parentheses()
    const number = this.take(NUMBER)
    if (number !== undefined) return Number(number.replaceAll(/[\s_]/g, ''))
    if (this.take(STRINGIFY) !== undefined) return this.stringified()
    const name = this.take(NAME)
    if (name !== undefined && Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name]
    if (name === undefined) this.skipExpression()
    return EXPRESSION
  }

  private text(quote: keyof typeof IN_TEXT): unknown {
    this.at += 1
    let [text, isKnown] = ['', true]
    for (;;) {
      text += this.take(IN_TEXT[quote]) ?? ''
      const next = this.source[this.at]
      if (next === quote) break
      if (next === '\\') text += this.escaped()
      else if (this.source.startsWith('${', this.at)) {
        this.skipPart()
        isKnown = false
      } else if (next === '$') text += this.source.charAt(this.at++)
      else throw new NotJavaScript()
    }
    this.at += 1
    return isKnown ? text : EXPRESSION
  }

  /** A part of a template, which may hold templates. */
  private skipPart(): void {
    this.at += 2
    this.deepen()
    this.skipExpression('}')
    this.depth -= 1
    this.at += 1
  }

  private deepen(): void {
    if (this.depth === MAX_DEPTH) throw new NotJavaScript()
    this.depth += 1
  }

  private escaped(): string {
    ESCAPE.lastIndex = this.at
    const found = ESCAPE.exec(this.source)
    if (!found) throw new NotJavaScript()
    this.at = ESCAPE.lastIndex
    const [, byte, short, long, single = ''] = found
    const point = byte ?? short ?? long
    if (point === undefined)
      return Object.hasOwn(JAVASCRIPT_ESCAPES, single) ? (JAVASCRIPT_ESCAPES[single] ?? '') : single
    const code = Number.parseInt(point, 16)
    if (code > 0x10ffff) throw new NotJavaScript()
    return String.fromCodePoint(code)
  }

  private object(): unknown {
    this.at += 1
    const entries: [string, unknown][] = []
    while (!this.ends('}')) {
      entries.push(this.member())
      this.goOn('}')
    }
    return Object.fromEntries(entries)
  }

  /** A spread, a shorthand and a method have no known value. */
  private member(): [name: string, value: unknown] {
    this.skip()
    const start = this.at
    const isComputed = this.source[start] === '['
    const name = isComputed ? this.computedName() : this.plainName()
    this.skip()
    if (name !== undefined && this.source[this.at] === ':') {
      this.at += 1
      // As the name of a literal's member it sets the prototype.
      return name === '__proto__' && !isComputed ? [name, [this.value(), EXPRESSION][1]] : [name, this.value()]
    }
    this.at = start
    this.skipExpression()
    return [name ?? '...', EXPRESSION]
  }

  private plainName(): string | undefined {
    const next = this.source[this.at] ?? ''
    if (next === "'" || next === '"') return String(this.text(next))
    return this.take(NAME) ?? this.take(NUMBER)
  }

  private computedName(): string | undefined {
    this.at += 1
    const name = this.value()
    if (!this.ends(']')) throw new NotJavaScript()
    return isPrimitive(name) ? String(name) : undefined
  }

  private list(): unknown {
    this.at += 1
    const items: unknown[] = []
    while (!this.ends(']')) {
      items.push(this.value())
      this.goOn(']')
    }
    return items
  }

  private parentheses(): unknown {
    this.at += 1
    const inner = this.value()
    if (!this.ends(')')) throw new NotJavaScript()
    return inner
  }

  /** The text that `JSON.stringify` makes; its second argument must be null or undefined. */
  private stringified(): unknown {
    const given: unknown[] = []
    while (!this.ends(')')) {
      given.push(this.value())
      this.goOn(')')
    }
    const [value, replacer, indent] = given
    if (holdsExpression(given) || (replacer !== undefined && replacer !== null)) return EXPRESSION
    const space = typeof indent === 'string' || typeof indent === 'number' ? indent : undefined
    return JSON.stringify(value, undefined, space) ?? EXPRESSION
  }

  /** Skips up to a comma or a bracket that closes around it, or to `until` alone. */
  private skipExpression(until?: string): void {
    const open: string[] = []
    for (;;) {
      const next = this.source[this.at]
      if (next === undefined) throw new NotJavaScript()
      if (open.length === 0 && (until === undefined ? ',;)]}'.includes(next) : next === until)) return
      if (next === "'" || next === '"' || next === '`') this.text(next)
      else if (CLOSING[next] !== undefined) this.open(open, CLOSING[next])
      else if (next === open.at(-1)) this.close(open)
      else if (this.take(OTHER) === undefined) this.at += 1
    }
  }

  private open(open: string[], closing: string): void {
    if (open.length === MAX_DEPTH) throw new NotJavaScript()
    open.push(closing)
    this.at += 1
  }

  private close(open: string[]): void {
    open.pop()
    this.at += 1
  }

  private goOn(close: string): void {
    this.skip()
    const next = this.source[this.at]
    if (next === ',') this.at += 1
    else if (next !== close) throw new NotJavaScript()
  }

  private ends(close: string): boolean {
    this.skip()
    if (this.source[this.at] !== close) return false
    this.at += 1
    return true
  }

  private skip(): void {
    this.at = skipJavaScriptSpace(this.source, this.at)
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [taken] = pattern.exec(this.source) ?? []
    if (taken !== undefined) this.at += taken.length
    return taken
  }
}

function isPrimitive(value: unknown): boolean {
  return value !== EXPRESSION && (typeof value !== 'object' || value === null)
}

function holdsExpression(value: unknown): boolean {
  if (value === EXPRESSION) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression)
}
