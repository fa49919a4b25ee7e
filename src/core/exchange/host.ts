import { isCut } from './cut.ts'

/** Why nothing is sent to a URL: it was cut, is not absolute with http or https, names a user, or its host is invalid. */
export type AddressError = 'cut' | 'scheme' | 'user' | 'host'

/** A host, port included, with letters of any script, but nothing that a URL parser would drop or interpret differently. */
const HOST = /^(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])(?::\d+)?$/iu

/** A host, port included, in plain ASCII, so that it is what it looks like. */
const PLAIN_HOST = /^[a-z\d._-]+(?::\d+)?$/i

/** Why nothing is sent to a URL, judged by its text; undefined for one that a URL parser reads as it is written. */
export function addressError(url: string): AddressError | undefined {
  if (isCut(url)) return 'cut'
  const authority = authorityOf(url)
  if (authority === undefined) return 'scheme'
  if (authority.includes('@')) return 'user'
  return HOST.test(authority) ? undefined : 'host'
}

/** The part of an http or https URL between its scheme and its path; undefined for any other text. */
export function authorityOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]
}

/** Whether a text from a body is acceptable as a host: only ASCII, without a path, a user or a scheme. */
export function isPlainHost(text: string): boolean {
  return PLAIN_HOST.test(text)
}
