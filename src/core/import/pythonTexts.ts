import { C_ESCAPES } from './escapes.ts'
import { fromUtf8 } from './bytes.ts'

/** A prefix, then one or three quotes. */
const START = /([bBuUrR]{0,2})('''|"""|'|")/y
const PARTS = {
  "'": /'([^'\\\n]*(?:\\[^][^'\\\n]*)*)'/y,
  '"': /"([^"\\\n]*(?:\\[^][^"\\\n]*)*)"/y,
  "'''": /'''([^'\\]*(?:(?:\\[^]|'(?!''))[^'\\]*)*)'''/y,
  '"""': /"""([^"\\]*(?:(?:\\[^]|"(?!""))[^"\\]*)*)"""/y,
} as const

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(\r\n|[^]))/g

const SINGLE: Record<string, string> = {
  ...C_ESCAPES,
  "'": "'",
  '"': '"',
  '\n': '',
  '\r\n': '',
}

/** The end of a text literal, and its text; undefined for bytes that are not UTF-8. */
export interface PythonText {
  end: number
  text: string | undefined
}

/** Reads the text or bytes literal that begins at a place of Python's source; undefined if no literal begins there. */
export function readPythonText(source: string, at: number): PythonText | undefined {
  START.lastIndex = at
  const [, prefix = '', quote = ''] = START.exec(source) ?? []
  if (!Object.hasOwn(PARTS, quote)) return undefined
  const part = PARTS[quote as keyof typeof PARTS]
  part.lastIndex = at + prefix.length
  const [, inner] = part.exec(source) ?? []
  if (inner === undefined) return undefined
  const isBytes = /b/i.test(prefix)
  const text = /r/i.test(prefix) ? inner : inner.replaceAll(ESCAPE, unescape(isBytes))
  return { end: part.lastIndex, text: isBytes ? fromUtf8(text) : text }
}

/** The value of an escape; Python keeps the backslash of an unknown one, and bytes have no Unicode escapes. */
function unescape(isBytes: boolean) {
  return (whole: string, ...found: (string | undefined)[]): string => {
    const [byte, short, long, octal, single = ''] = found
    if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16))
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    const point = short ?? long
    if (point === undefined) return Object.hasOwn(SINGLE, single) ? (SINGLE[single] ?? whole) : whole
    const code = Number.parseInt(point, 16)
    return isBytes || code > 0x10ffff ? whole : String.fromCodePoint(code)
  }
}
