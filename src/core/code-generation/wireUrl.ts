/** All that a URL cannot hold as it is; `'` is fine in one, and quoted by each format. */
const FOREIGN = /[^!#-;=?-_a-z|~{}]/gu

/**
 * The URL as it goes on the wire: with a scheme, without a fragment, and with everything percent-encoded that must be.
 * What is encoded already stays as it is.
 */
export function toWireUrl(url: string): string {
  const [beforeFragment = ''] = url.split('#', 1)
  const absolute = beforeFragment.startsWith('//') ? `https:${beforeFragment}` : beforeFragment
  return absolute.replace(FOREIGN, percentEncode)
}

function percentEncode(character: string): string {
  return /^\p{Cs}$/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character)
}
