import { brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { decodeBytes } from './decodeBytes.ts'
import { decodeUtf8 } from './decodeText.ts'
import type { Inflate } from './importing.ts'

const READERS = { gzip: gunzipSync, deflate: inflateSync, brotli: brotliDecompressSync }

const inflate: Inflate = (bytes, format) => {
  try {
    return Promise.resolve(READERS[format](bytes))
  } catch {
    return Promise.resolve(undefined)
  }
}

const TEXT = '{"client":"dämo €😀","note":"漢字"}'
const decode = (bytes: Uint8Array) => decodeBytes(bytes, inflate)

describe('the text of a file', () => {
  const utf16 = Buffer.from(TEXT, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 of the other order without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
    ['gzip', gzipSync(TEXT)],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'))],
    ['zlib', deflateSync(TEXT)],
    ['a part of a larger buffer', Buffer.concat([Buffer.from('ab'), Buffer.from(TEXT)]).subarray(2)],
  ])('is read from %s', async (_, bytes) => {
    expect(await decode(bytes)).toEqual({ kind: 'text', text: TEXT })
  })

  it('is read from Latin-1', async () => {
    expect(await decode(Buffer.from('{"client":"dämo"}', 'latin1'))).toEqual({
      kind: 'text',
      text: '{"client":"dämo"}',
    })
  })

  it('may begin as compressed data does', async () => {
    expect(await decode(Buffer.from('x^2'))).toEqual({ kind: 'text', text: 'x^2' })
  })

  it.each([
    ['an archive', Buffer.from('PK\u0003\u0004abc'), 'archive'],
    ['cut gzip', gzipSync(TEXT.repeat(100)).subarray(0, 30), 'damaged'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'binary'],
    ['a compressed picture', gzipSync(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), 'binary'],
    ['nothing', Buffer.from(''), 'text'],
  ])('is not made of %s, unless it is empty', async (_, bytes, kind) => {
    expect(await decode(bytes)).toMatchObject({ kind })
  })
})

describe('UTF-8', () => {
  it('is decoded as the platform decodes it, and anything else as Latin-1', () => {
    const text = fc.string({ unit: codePoint, maxLength: 40 }).map(part => Buffer.from(part))
    const any = fc.uint8Array({ maxLength: 40 }).map(part => Buffer.from(part))
    const many = fc.tuple(fc.oneof(text, any), fc.integer({ min: 1, max: 300 }))
    fc.assert(
      fc.property(many, ([part, times]) => {
        const bytes = Buffer.concat(Array.from({ length: times }, () => part))
        expect(decodeUtf8(bytes)).toBe(byPlatform(bytes))
      }),
    )
  })

  function byPlatform(bytes: Buffer): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return bytes.toString('latin1')
    }
  }
})
