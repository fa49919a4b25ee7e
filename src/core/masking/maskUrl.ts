import type { MaskTools, Personal } from '../dialect/personal.ts'

/** How a URL's parts are masked. */
export interface UrlMasking {
  tools: MaskTools
  plain: (text: string) => string
}

/**
 * A URL with the values of its query and its fragment masked; everything before, names, and a fragment that is a route stay,
 * apart from values that were found elsewhere. Equal values stay equal, and only they do: `a+b` and `a%20b` are two texts.
 */
export function maskAddress(url: string, masking: UrlMasking): string {
  if (!masking.tools.isMasked('queryStrings')) return masking.plain(url)
  return maskParameters(url, masking, piece => maskPair(piece, masking))
}

/** The URL of a call, whose parameters have a meaning in its protocol. */
export function maskCallUrl(url: string, query: Personal['query'], masking: UrlMasking): string {
  const { tools, plain } = masking
  return maskParameters(url, masking, piece => {
    const [, name = '', value] = /^([^=]*)=([^]*)$/.exec(piece) ?? []
    const kind = value === undefined || !Object.hasOwn(query, name) ? 'queryStrings' : (query[name] ?? 'kept')
    if (kind === 'kept') return piece
    if (kind === 'queryStrings') return tools.isMasked(kind) ? maskPair(piece, masking) : plain(piece)
    return `${name}=${maskEncoded(value ?? '', text => tools.mask(text, kind))}`
  })
}

function maskParameters(url: string, { plain }: UrlMasking, mask: (pair: string) => string): string {
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(url) ?? []
  // The route of an application, up to its own query.
  const [, route = '', rest = ''] = /^(#(?:[^?=&]*$|[^?=]*\?)?)([^]*)$/.exec(fragment) ?? []
  return plain(base) + maskPairs(query, mask) + plain(route) + maskPairs(rest, mask)
}

function maskPairs(text: string, mask: (pair: string) => string): string {
  return text
    .split(/([?&;])/)
    .map((pair, at) => (at % 2 === 1 || pair === '' ? pair : mask(pair)))
    .join('')
}

/** A parameter without a name is a value. */
function maskPair(pair: string, { tools, plain }: UrlMasking): string {
  const equals = pair.indexOf('=')
  const [name, value] = equals < 0 ? ['', pair] : [pair.slice(0, equals + 1), pair.slice(equals + 1)]
  return value === '' ? pair : plain(name) + maskValue(value, tools)
}

function maskValue(written: string, { mask }: MaskTools): string {
  const decoded = decode(written.replaceAll('+', ' '))
  if (decoded === undefined) return mask(written, 'queryStrings')
  const masked = mask(decoded, 'queryStrings')
  // Another encoding of the same value is another text, as it was.
  return encodeURIComponent(decoded) === written ? masked : mask(`?${written}`, 'queryStrings')
}

function maskEncoded(written: string, mask: (text: string) => string): string {
  const decoded = decode(written.replaceAll('+', ' ')) ?? written
  const masked = mask(decoded)
  return masked === decoded ? written : encodeURIComponent(masked)
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
