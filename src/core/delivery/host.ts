import { isCut } from './cut.ts'

/** What keeps a URL from being sent to: it was cut, is not absolute with http or https, names a user, or its host is none. */
export type AddressError = 'cut' | 'scheme' | 'user' | 'host'

/** A host, port included, that may have letters of any script; nothing that a URL parser would drop or read otherwise. */
const HOST = /^(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])(?::\d+)?$/iu

/** A host, port included, that is what it looks like. */
const PLAIN_HOST = /^[a-z\d._-]+(?::\d+)?$/i

/** Why a URL is not sent to, as far as its text says; undefined for one that a URL parser reads as it is written. */
export function addressError(url: string): AddressError | undefined {
  if (isCut(url)) return 'cut'
  const authority = authorityOf(url)
  if (authority === undefined) return 'scheme'
  if (authority.includes('@')) return 'user'
  return HOST.test(authority) ? undefined : 'host'
}

/** What stands in an http or https URL between its scheme and its path; undefined for any other text. */
export function authorityOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]
}

/** Whether a text that came in a body may be taken for a host: ASCII alone, without a path, a user or a scheme. */
export function isPlainHost(text: string): boolean {
  return PLAIN_HOST.test(text)
}
