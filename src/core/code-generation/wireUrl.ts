/** Characters that a URL cannot hold as they are; `'` is allowed there, and each format quotes it. */
const FOREIGN = /[^!#-;=?-_a-z|~{}]/gu

/**
 * The URL as it is sent: with a scheme, without a fragment, and percent-encoded where necessary. Existing encoding is
 * kept.
 */
export function toWireUrl(url: string): string {
  const [beforeFragment = ''] = url.split('#', 1)
  const absolute = beforeFragment.startsWith('//') ? `https:${beforeFragment}` : beforeFragment
  return absolute.replace(FOREIGN, percentEncode)
}

function percentEncode(character: string): string {
  return /^\p{Cs}$/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character)
}
