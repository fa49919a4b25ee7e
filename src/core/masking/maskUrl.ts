import type { MaskTools, Personal } from '../dialect/personal.ts'
import type { Masks } from './createMasks.ts'

/**
 * A URL with the values of its query and its fragment masked; everything before, names, and a fragment that is a route stay,
 * apart from values that were found elsewhere. Equal values stay equal, and only they do: `a+b` and `a%20b` are two texts.
 */
export function maskAddress(url: string, where: string, { plain, tools }: Masks): string {
  const { isMasked, mask } = tools(where)
  if (!isMasked('queryStrings')) return plain(url)
  return maskParameters(url, plain, pair => maskPair(pair, { mask, plain }))
}

/** The URL of a call, whose path and parameters have a meaning in its protocol. */
export function maskCallUrl(url: string, query: Personal['query'], { plain, tools }: Masks): string {
  const { isMasked, mask } = tools('URL of a call')
  const fixed = (text: string): string => plain(text, { isFixed: true })
  return maskParameters(url, fixed, pair => {
    const [, name = '', value] = /^([^=]*)=([^]*)$/.exec(pair) ?? []
    const kind = value === undefined || !Object.hasOwn(query, name) ? 'queryStrings' : (query[name] ?? 'kept')
    if (kind === 'kept') return pair
    if (kind === 'queryStrings') return isMasked(kind) ? maskPair(pair, { mask, plain }) : plain(pair)
    return `${name}=${maskEncoded(value ?? '', text => mask(text, kind))}`
  })
}

function maskParameters(url: string, base: (text: string) => string, mask: (pair: string) => string): string {
  const [, start = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(url) ?? []
  // The route of an application, up to its own query.
  const [, route = '', rest = ''] = /^(#(?:[^?=&]*$|[^?=]*\?)?)([^]*)$/.exec(fragment) ?? []
  return base(start) + maskPairs(query, mask) + base(route) + maskPairs(rest, mask)
}

function maskPairs(text: string, mask: (pair: string) => string): string {
  return text
    .split(/([?&;])/)
    .map((pair, at) => (at % 2 === 1 || pair === '' ? pair : mask(pair)))
    .join('')
}

interface Pairs extends Pick<MaskTools, 'mask'>, Pick<Masks, 'plain'> {}

/** A parameter without a name is a value. */
function maskPair(pair: string, { mask, plain }: Pairs): string {
  const equals = pair.indexOf('=')
  const [name, value] = equals < 0 ? ['', pair] : [pair.slice(0, equals + 1), pair.slice(equals + 1)]
  return value === '' ? pair : plain(name) + maskValue(value, mask)
}

function maskValue(written: string, mask: MaskTools['mask']): string {
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
