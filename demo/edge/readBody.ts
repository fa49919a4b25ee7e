import type { IncomingMessage } from 'node:http'

/** The body as text; undefined when it is longer than `maxBytes` (the rest is read and discarded). */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    length += bytes.length
    if (length <= maxBytes) chunks.push(bytes)
    else chunks.length = 0
  }
  return length <= maxBytes ? Buffer.concat(chunks).toString('utf8') : undefined
}
