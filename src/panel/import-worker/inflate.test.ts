import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createInflate } from './inflate.ts'

const TEXT = 'what Target returned '.repeat(1000)
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

it.each([
  ['gzip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
] as const)('%s is decompressed', async (format, bytes) => {
  expect(textOf(await createInflate(1e6)(new Uint8Array(bytes), format))).toBe(TEXT)
})

it('Brotli is decompressed, or refused where the platform does not know it', async () => {
  const result = await createInflate(1e6)(new Uint8Array(brotliCompressSync(TEXT)), 'brotli')
  expect([TEXT, undefined]).toContain(textOf(result))
})

it.each([
  ['damaged bytes', new Uint8Array([1, 2, 3]), 1e6],
  ['bytes that end early', new Uint8Array(gzipSync(TEXT).subarray(0, 30)), 1e6],
  ['more than the limit', new Uint8Array(gzipSync(TEXT)), 1000],
])('%s give nothing', async (_, bytes, limit) => {
  expect(await createInflate(limit)(bytes, 'gzip')).toBeUndefined()
})
