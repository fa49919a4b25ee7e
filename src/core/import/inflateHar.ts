import { isObject, member, memberText, type JsonObject } from '../json/json.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import { isTargetCall } from '../network/harEntry.ts'
import { fromBase64 } from './bytes.ts'
import { decodeUtf8 } from './decodeText.ts'
import type { Inflate } from './importing.ts'

/** The formats of `Content-Encoding`, by its names. */
const FORMATS: Record<string, Parameters<Inflate>[1]> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
}

/**
 * The same value, in which the answers of Target that a network log holds as they came, still compressed, are texts. Some
 * proxies write them so. Any other value is returned as it is.
 */
export async function inflateHar(value: unknown, inflate: Inflate): Promise<unknown> {
  const log = member(value, 'log')
  const entries = member(log, 'entries')
  if (isObject(value) && isObject(log) && Array.isArray(entries)) {
    const read = await inflateEntries(entries, inflate)
    return read === entries ? value : { ...value, log: { ...log, entries: read } }
  }
  if (Array.isArray(value)) return inflateEntries(value, inflate)
  return inflateEntry(value, inflate)
}

async function inflateEntries(entries: unknown[], inflate: Inflate): Promise<unknown[]> {
  let read: unknown[] | undefined
  for (const [index, entry] of entries.entries()) {
    const inflated = await inflateEntry(entry, inflate)
    if (inflated === entry) continue
    read ??= [...entries]
    read[index] = inflated
  }
  return read ?? entries
}

async function inflateEntry(entry: unknown, inflate: Inflate): Promise<unknown> {
  const [request, response] = [member(entry, 'request'), member(entry, 'response')]
  const content = member(response, 'content')
  const [method, url] = [member(request, 'method'), member(request, 'url')]
  if (!isObject(entry) || !isObject(response) || !isObject(content)) return entry
  if (typeof method !== 'string' || typeof url !== 'string' || !isTargetCall({ method, url })) return entry
  const text = await inflatedText(content, encodingOf(response), inflate)
  if (text === undefined) return entry
  const { encoding: _, ...others } = content
  const plain = keepNumbers({ ...others, text }, content)
  return { ...entry, response: { ...response, content: plain } }
}

/** Undefined for a content that is not compressed. */
async function inflatedText(content: JsonObject, encoding: string, inflate: Inflate): Promise<string | undefined> {
  const { text } = content
  if (typeof text !== 'string' || content['encoding'] !== 'base64') return undefined
  const characters = fromBase64(text) ?? ''
  const format = characters.startsWith('\u001F\u008B') ? 'gzip' : FORMATS[encoding]
  // Most logs have the answer decompressed, beside the header of the compressed one.
  if (format === undefined || /^\s*[{[]/.test(characters)) return undefined
  const bytes = Uint8Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at))
  const inflated = await inflate(bytes, format)
  return inflated && decodeUtf8(inflated)
}

function encodingOf(response: JsonObject): string {
  const headers = member(response, 'headers')
  const list: unknown[] = Array.isArray(headers) ? headers : []
  const found = list.find(header => memberText(header, 'name').toLowerCase() === 'content-encoding')
  return memberText(found, 'value').trim().toLowerCase()
}
