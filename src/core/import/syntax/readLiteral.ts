import { pathText } from '../../json/jsonPath.ts'
import type { ImportCode } from '../finding.ts'
import { LiteralScanner, type LiteralToken } from './literalTokens.ts'

/** How deep values may nest. */
const MAX_DEPTH = 500

/** A value of JavaScript's notation, as JSON. */
export interface LiteralReading {
  json: string
  /** Where it ends in the text. */
  end: number
  /** Whether the text ends, or stops being readable, within it: what was complete is there. */
  isCut: boolean
  /** What was repaired, with the places in the text. */
  repairs: { code: ImportCode; at: number }[]
  /** What is missing, with the paths. */
  leftOut: { code: ImportCode; path: string }[]
  /** How the text writes names and values, beyond JSON. */
  notation: 'json' | 'javaScript' | 'python'
}

/** A reading, or the place where the text stops being a value, with a reading of what was complete before it. */
export type LiteralResult =
  | ({ kind: 'read' } & LiteralReading)
  | { kind: 'not read'; at: number; isTooDeep: boolean; before: () => LiteralReading | undefined }

/**
 * Reads the object or list that begins at a place of a text: JSON, also with comments, missing, trailing or extra commas,
 * other quotes, names without quotes, ellipses or a missing end; JavaScript's notation; and what Node's `util.inspect` and
 * consoles print. Takes linear time, no stack, and never throws. Numbers keep their digits. No string or number is in the
 * result that is not in the text: one that the text cuts is left out.
 */
export function readLiteral(text: string, from: number): LiteralResult {
  return new LiteralReader(new LiteralScanner(text, from)).read()
}

/** What JSON does not permit, but the notation does. */
const VALID: Record<LiteralReading['notation'], readonly ImportCode[]> = {
  json: [],
  javaScript: ['comments', 'names', 'quotes', 'numbers', 'concatenated'],
  python: ['quotes'],
}

/** An open object or list. */
interface Frame {
  close: '}' | ']'
  isList: boolean
  expects: 'name' | ':' | 'value' | ','
  /** Whether a comma was the last token. */
  isAfterComma: boolean
  /** The JSON of the current member's name; undefined for a symbol, whose value is dropped. */
  name: string | undefined
  /** The number of items or members so far, and how many of them are written. */
  index: number
  written: number
  /** The number of pieces before the value that is dropped. */
  droppedFrom: number | undefined
}

class LiteralReader {
  private readonly scanner: LiteralScanner
  private readonly pieces: string[] = []
  private readonly frames: Frame[] = []
  private readonly repairs: LiteralReading['repairs'] = []
  private readonly leftOut: LiteralReading['leftOut'] = []
  private readonly names = { bare: 0, single: 0, double: 0 }
  private isPython = false
  private isTooDeep = false
  private isInspected = false
  /** The number of pieces before the last scalar, which may be wrong if the text breaks after it. */
  private beforeScalar: number | undefined

  constructor(scanner: LiteralScanner) {
    this.scanner = scanner
  }

  read(): LiteralResult {
    for (;;) {
      const top = this.frames.at(-1)
      const token = this.scanner.next(top?.expects === 'name' || (top?.expects === ',' && !top.isList))
      if (token.kind === 'end' && top) return { kind: 'read', ...this.reading(token.from, true) }
      if (!this.take(token, top))
        return { kind: 'not read', at: token.from, isTooDeep: this.isTooDeep, before: () => this.before(token.from) }
      if (this.frames.length === 0) return { kind: 'read', ...this.reading(token.to, false) }
    }
  }

  private take(token: LiteralToken, top: Frame | undefined): boolean {
    if (!top) return (token.kind === '{' || token.kind === '[') && this.open(token, undefined)
    switch (token.kind) {
      case '{':
      case '[':
        if (top.expects === ',' && !top.isList) return false
        this.makeRoom(top, token.from)
        return top.expects === 'value' && this.open(token, top)
      case '}':
      case ']':
        return this.close(token.kind, token.from)
      case ',':
        return this.comma(top, token.from)
      case ':':
        if (top.expects !== ':') return false
        top.expects = 'value'
        return true
      case 'ellipsis':
        return this.ellipsis(token, top)
      case 'end':
      case 'bad':
        return false
      case 'name':
      case 'symbol':
        this.makeRoom(top, token.from)
        return this.bareName(token, top)
      default:
        this.makeRoom(top, token.from)
        return this.scalar(token, top)
    }
  }

  /** Before an item that follows another one without a comma. */
  private makeRoom(top: Frame, at: number): void {
    if (top.expects !== ',') return
    this.repairs.push({ code: 'missingCommas', at })
    top.expects = top.isList ? 'value' : 'name'
  }

  private open({ kind, of }: LiteralToken & { kind: '{' | '[' }, top: Frame | undefined): boolean {
    this.isTooDeep = this.frames.length >= MAX_DEPTH
    if (this.isTooDeep) return false
    if (top) this.begin(top)
    this.beforeScalar = undefined
    if (of) this.isInspected = true
    const isList = kind === '[' || of === 'Set'
    this.pieces.push(isList ? '[' : '{')
    this.frames.push({
      close: kind === '[' ? ']' : '}',
      isList,
      expects: isList ? 'value' : 'name',
      isAfterComma: false,
      name: undefined,
      index: 0,
      written: 0,
      droppedFrom: undefined,
    })
    return true
  }

  /** A bracket that also ends inner objects and lists whose own one is missing. */
  private close(kind: '}' | ']', at: number): boolean {
    if (!this.frames.some(({ close }) => close === kind)) return false
    for (let top = this.frames.at(-1); top; top = this.frames.at(-1)) {
      if (top.expects === ':') return false
      if (top.expects === 'value' && !top.isList) this.drop(top, 'notUnderstood')
      else if (top.isAfterComma) this.repairs.push({ code: 'extraCommas', at })
      this.pieces.push(top.isList ? ']' : '}')
      this.frames.pop()
      this.beforeScalar = undefined
      const outer = this.frames.at(-1)
      if (outer) this.end(outer)
      if (top.close === kind) return true
      this.repairs.push({ code: 'brackets', at })
    }
    return false
  }

  private comma(top: Frame, at: number): boolean {
    if (top.expects === ':') return false
    if (top.expects === 'value' && !top.isList) this.drop(top, 'notUnderstood')
    else if (top.expects !== ',') this.repairs.push({ code: 'extraCommas', at })
    top.expects = top.isList ? 'value' : 'name'
    top.isAfterComma = top.index > 0
    return true
  }

  private ellipsis({ code, from }: LiteralToken & { kind: 'ellipsis' }, top: Frame): boolean {
    if (top.expects === ':') return false
    if (code === 'ellipses') this.repairs.push({ code, at: from })
    else this.leftOut.push({ code, path: this.path(this.frames.length - 1) })
    if (top.expects === 'value' && !top.isList) this.drop(top, undefined)
    top.expects = ','
    top.isAfterComma = false
    return true
  }

  private bareName(token: LiteralToken & { kind: 'name' | 'symbol' }, top: Frame): boolean {
    if (top.expects !== 'name') return false
    top.name = undefined
    if (token.kind === 'symbol') this.isInspected = true
    else {
      top.name = JSON.stringify(token.name)
      this.names.bare += 1
      this.repairs.push({ code: 'names', at: token.from })
    }
    top.expects = ':'
    return true
  }

  private scalar(token: Exclude<LiteralToken, { kind: 'end' | 'bad' }>, top: Frame): boolean {
    if (top.expects === 'name') return token.kind === 'value' && this.quotedName(token, top)
    if (top.expects !== 'value') return false
    if (token.kind === 'value') {
      this.noteRepairs(token)
      this.beforeScalar = this.pieces.length
      this.begin(top)
      this.pieces.push(token.json)
      this.end(top)
      return true
    }
    if (token.kind === 'lost') this.isInspected = true
    this.drop(top, token.kind === 'lost' ? token.code : token.kind === 'other' ? 'notUnderstood' : undefined)
    return true
  }

  private quotedName(token: LiteralToken & { kind: 'value' }, top: Frame): boolean {
    if (token.quote === '"') this.names.double += 1
    else this.names.single += 1
    this.noteRepairs(token)
    top.name = token.json.startsWith('"') ? token.json : JSON.stringify(token.json)
    top.expects = ':'
    return true
  }

  private noteRepairs({ repairs, from, isPython = false }: LiteralToken & { kind: 'value' }): void {
    for (const code of repairs) this.repairs.push({ code, at: from })
    this.isPython ||= isPython
  }

  /** Writes what comes before a value: the comma, and the member's name. */
  private begin(top: Frame): void {
    if (!top.isList && top.name === undefined) top.droppedFrom = this.pieces.length
    else {
      const name = top.isList ? '' : `${top.name}:`
      this.pieces.push(top.written > 0 ? `,${name}` : name)
      top.written += 1
    }
  }

  private end(top: Frame): void {
    if (top.droppedFrom !== undefined) this.pieces.length = top.droppedFrom
    top.droppedFrom = undefined
    top.expects = ','
    top.isAfterComma = false
    top.index += 1
  }

  /** A value that JSON does not have: a list keeps the places of the others. */
  private drop(top: Frame, code: ImportCode | undefined): void {
    if (code !== undefined && (top.isList || top.name !== undefined)) {
      this.leftOut.push({ code, path: this.path(this.frames.length) })
    }
    if (top.isList) {
      this.begin(top)
      this.pieces.push('null')
    }
    this.beforeScalar = undefined
    this.end(top)
  }

  /** The path to the current value of a depth. */
  private path(depth: number): string {
    return pathText(
      this.frames.slice(0, depth).map(({ isList, index, name }) => {
        return isList ? index : name === undefined ? '' : (JSON.parse(name) as string)
      }),
    )
  }

  /** What was complete before the text stops being readable, if anything was. */
  private before(at: number): LiteralReading | undefined {
    if (this.frames.length === 0) return undefined
    const top = this.frames.at(-1)
    if (this.beforeScalar !== undefined && top?.expects === ',') this.pieces.length = this.beforeScalar
    return this.reading(at, true)
  }

  private reading(end: number, isCut: boolean): LiteralReading {
    for (let top = this.frames.pop(); top; top = this.frames.pop()) {
      if (top.droppedFrom !== undefined) this.pieces.length = top.droppedFrom
      this.pieces.push(top.isList ? ']' : '}')
      const outer = this.frames.at(-1)
      if (outer) this.end(outer)
    }
    const notation = this.notation()
    const comments = this.scanner.comments.map(at => ({ code: 'comments' as const, at }))
    const repairs = [...comments, ...this.repairs].filter(({ code }) => !VALID[notation].includes(code))
    return { json: this.pieces.join(''), end, isCut, repairs, leftOut: this.leftOut, notation }
  }

  private notation(): LiteralReading['notation'] {
    const { bare, single, double } = this.names
    if (this.isPython || (single > 0 && bare + double === 0)) return 'python'
    return this.isInspected || (bare > 0 && double === 0) ? 'javaScript' : 'json'
  }
}
