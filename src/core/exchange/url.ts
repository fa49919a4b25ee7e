/** The URL with another host, port included; a text that is not a URL stays unchanged. */
export function withHost(url: string, host: string): string {
  return url.replace(/^((?:[a-z][a-z\d+.-]*:)?\/\/)[^/?#]*/i, (_, start: string) => start + host)
}

/** The URL with a query member set in its place; undefined removes it. The value is encoded. */
export function withQueryMember(url: string, name: string, value: string | undefined): string {
  const [, base = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#[^]*)?$/.exec(url) ?? []
  const pairs = (query ?? '').split('&').filter(pair => pair !== '')
  const at = pairs.findIndex(pair => decode(pair.split('=', 1)[0] ?? '') === name)
  const others = pairs.filter(pair => decode(pair.split('=', 1)[0] ?? '') !== name)
  const written = value === undefined ? [] : [`${name}=${encode(value)}`]
  const changed = others.toSpliced(at < 0 ? others.length : at, 0, ...written)
  return base + (changed.length === 0 ? '' : `?${changed.join('&')}`) + fragment
}

/** Encodes a query value. A lone surrogate, which no URL can hold, is dropped. */
function encode(value: string): string {
  return encodeURIComponent(
    value.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  )
}

/** The part of a URL before its query, and the query's members; if one occurs twice, the first counts. */
export function splitUrl(url: string): { base: string; query: Map<string, string> } {
  const [beforeFragment = ''] = url.split('#', 1)
  const at = beforeFragment.indexOf('?')
  if (at < 0) return { base: beforeFragment, query: new Map() }
  return { base: beforeFragment.slice(0, at), query: parseQuery(beforeFragment.slice(at + 1)) }
}

function parseQuery(query: string): Map<string, string> {
  const members = new Map<string, string>()
  for (const { name, value } of queryPairs(query)) {
    if (name !== '' && !members.has(name)) members.set(name, value)
  }
  return members
}

/** The members of a query, decoded, in their order. */
function queryPairs(query: string): { name: string; value: string }[] {
  return query
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const [name = '', ...rest] = pair.split('=')
      return { name: decode(name), value: decode(rest.join('=')) }
    })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The parameters of a URL, decoded, in their order. */
export function queryOf(url: string): { name: string; value: string }[] {
  const [beforeFragment = ''] = url.split('#', 1)
  const at = beforeFragment.indexOf('?')
  return at < 0 ? [] : queryPairs(beforeFragment.slice(at + 1))
}

/** The path of an absolute URL and its query, which begins with `?`; both are empty if the text is not one. */
export function pathAndQuery(url: string): { path: string; query: string } {
  const [, path = '', query = ''] = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? []
  return { path, query }
}
