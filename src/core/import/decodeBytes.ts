import { decodeUtf16, decodeUtf8 } from './decodeText.ts'
import type { Inflate } from './importing.ts'

/** The text of a file; or what it is instead, as far as its first bytes show it. */
export type DecodedFile =
  | { kind: 'text'; text: string }
  /** Compressed data that cannot be decompressed: cut, damaged, or larger than the platform may make it. */
  | { kind: 'damaged' }
  /** A ZIP archive, as Fiddler's SAZ is one too. */
  | { kind: 'archive' }
  | { kind: 'binary' }

/** What a gzip file, a zlib stream as mitmproxy writes it, and an archive begin with. */
const GZIP = [0x1f, 0x8b]
const ZIP = [0x50, 0x4b]
const ZLIB = 0x78

/** Bytes at the start that show which encoding a text has. */
const SAMPLE = 1024

/**
 * The text of a file's bytes: UTF-8, UTF-16 with or without a byte order mark, which is left out, or else Latin-1; compressed
 * with gzip or zlib once, or not. `inflate` bounds how much it makes.
 */
export async function decodeBytes(bytes: Uint8Array, inflate: Inflate): Promise<DecodedFile> {
  if (startsWith(bytes, ZIP)) return { kind: 'archive' }
  if (startsWith(bytes, GZIP)) return inflated(await inflate(bytes, 'gzip'))
  if (!isZlib(bytes)) return decode(bytes)
  // Any text may begin with these two bytes.
  const plain = await inflate(bytes, 'deflate')
  return plain ? decode(plain) : decode(bytes)
}

function inflated(bytes: Uint8Array | undefined): DecodedFile {
  return bytes ? decode(bytes) : { kind: 'damaged' }
}

/** A header of zlib is a multiple of 31 (RFC 1950). */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return first === ZLIB && (first * 256 + second) % 31 === 0
}

function decode(bytes: Uint8Array): DecodedFile {
  if (startsWith(bytes, [0xff, 0xfe])) return { kind: 'text', text: decodeUtf16(bytes.subarray(2), 'little') }
  if (startsWith(bytes, [0xfe, 0xff])) return { kind: 'text', text: decodeUtf16(bytes.subarray(2), 'big') }
  const isMarked = startsWith(bytes, [0xef, 0xbb, 0xbf])
  const order = isMarked ? undefined : orderOf(bytes)
  if (order) return { kind: 'text', text: decodeUtf16(bytes, order) }
  if (isBinary(bytes)) return { kind: 'binary' }
  return { kind: 'text', text: decodeUtf8(isMarked ? bytes.subarray(3) : bytes) }
}

/** In UTF-16 without a mark, every second byte of ASCII is zero. */
function orderOf(bytes: Uint8Array): 'little' | 'big' | undefined {
  const sample = bytes.subarray(0, SAMPLE & ~1)
  if (sample.length < 4) return undefined
  let [even, odd] = [0, 0]
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const most = sample.length / 2
  if (odd > most * 0.7 && even * 8 < odd) return 'little'
  return even > most * 0.7 && odd * 8 < even ? 'big' : undefined
}

/** No text has a zero byte or many controls. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  const controls = sample.filter(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return sample.includes(0) || controls * 10 > sample.length
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}
