import type { Inflate } from '../../core/import/importing.ts'

/**
 * Decompresses bytes by the platform's streams; undefined for damaged bytes, for more than `limit` bytes, and for a format
 * that the platform does not know.
 */
export function createInflate(limit: number): Inflate {
  return async (bytes, format) => {
    const stream = decompressionOf(format)
    if (!stream) return undefined
    try {
      return await readAll(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream), limit)
    } catch {
      return undefined
    }
  }
}

/** Brotli is not in every browser. */
function decompressionOf(format: Parameters<Inflate>[1]): DecompressionStream | undefined {
  try {
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    return undefined
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
