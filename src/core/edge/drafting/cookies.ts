import { member, memberText } from '../../json/json.ts'
import { IDENTITY_COOKIE } from '../visitor.ts'

/** As the Web SDK decides whether the browser sends the cookies; on hosts without a domain it copies them. */
export function isOfPagesDomain(url: string, domain: unknown): boolean {
  const [, host = ''] = /^[a-z]+:\/\/([^/?#:]*)/i.exec(url) ?? []
  return typeof domain === 'string' && domain !== '' && host.endsWith(domain)
}

/** Whether the cookies that a request copies name a visitor. */
export function hasIdentityCookie(state: unknown): boolean {
  const entries = member(state, 'entries')
  return Array.isArray(entries) && entries.some(entry => IDENTITY_COOKIE.test(memberText(entry, 'key')))
}
