import { addressError, authorityOf, type AddressError } from '../exchange/host.ts'
import { splitUrl } from '../exchange/url.ts'

/** The rule for each reason why nothing is sent to a URL. */
const RULES = {
  cut: 'urlCut',
  scheme: 'urlNotHttp',
  user: 'urlUser',
  host: 'hostCharacters',
} as const satisfies Record<AddressError, string>

/** The rule that keeps a request from being sent to its URL, and the values of its sentence. */
export interface UnsentRule {
  code: 'hostMissing' | (typeof RULES)[AddressError]
  values: readonly string[]
}

/** Why a request to a URL is not sent; undefined for one that is. */
export function unsentRule(url: string): UnsentRule | undefined {
  if (!/^(?:[a-z]+:)?\/\/[^/]/i.test(splitUrl(url).base)) return { code: 'hostMissing', values: [url] }
  const error = addressError(url)
  return error && { code: RULES[error], values: valuesOf(url, error) }
}

function valuesOf(url: string, error: AddressError): string[] {
  if (error === 'cut') return []
  return [error === 'scheme' ? url : (authorityOf(url) ?? url)]
}
