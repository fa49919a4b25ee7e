/** Characters that are made at once: an argument list may not be longer. */
const CHUNK = 8192

/** The text of bytes in UTF-8; if they are not UTF-8, each byte is a character of Latin-1. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(CHUNK)
  let [text, used, at] = ['', 0, 0]
  while (at < bytes.length) {
    if (used > CHUNK - 2) {
      text += String.fromCharCode(...units.subarray(0, used))
      used = 0
    }
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      units[used++] = first
      at += 1
      continue
    }
    const length = lengthAfter(first)
    const point = pointAt(bytes, at, length)
    if (point === undefined) return decodeLatin1(bytes)
    at += length
    if (point < 0x1_0000) units[used++] = point
    else {
      units[used++] = 0xd800 + ((point - 0x1_0000) >> 10)
      units[used++] = 0xdc00 + ((point - 0x1_0000) & 0x3ff)
    }
  }
  return text + String.fromCharCode(...units.subarray(0, used))
}

/** The text of bytes in UTF-16; a single byte at the end is left out. */
export function decodeUtf16(bytes: Uint8Array, order: 'little' | 'big'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength & ~1)
  const unitAt = (at: number): number => view.getUint16(at * 2, order === 'little')
  return decodeUnits(view.byteLength / 2, unitAt)
}

function decodeLatin1(bytes: Uint8Array): string {
  return decodeUnits(bytes.length, at => bytes[at] ?? 0)
}

function decodeUnits(length: number, unitAt: (at: number) => number): string {
  const units = new Uint16Array(CHUNK)
  let text = ''
  for (let from = 0; from < length; from += CHUNK) {
    const count = Math.min(CHUNK, length - from)
    for (let at = 0; at < count; at += 1) units[at] = unitAt(from + at)
    text += String.fromCharCode(...units.subarray(0, count))
  }
  return text
}

/** The bytes of a character by its first one; 0 for a byte that starts no character. */
function lengthAfter(first: number): number {
  if (first < 0xc2) return 0
  if (first < 0xe0) return 2
  if (first < 0xf0) return 3
  return first < 0xf5 ? 4 : 0
}

/** The code point of some bytes; undefined if it is not written in its shortest form, or is a surrogate. */
function pointAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (length === 0 || at + length > bytes.length) return undefined
  let point = (bytes[at] ?? 0) & (0x7f >> length)
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (byte & 0x3f)
  }
  const isShortest = point >= (length === 4 ? 0x1_0000 : length === 3 ? 0x800 : 0x80)
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return isShortest && !isSurrogate && point <= 0x10_ffff ? point : undefined
}
