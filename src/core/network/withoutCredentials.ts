import type { Header, NetworkFacts } from './networkCall.ts'

/** Headers by which whoever reads them could act as the visitor, in lower case. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization', 'set-cookie'])

/**
 * What the network log knows, fit to be handed on: the values of headers that carry credentials are replaced by how many
 * characters they had. Under a customer's own host name the browser sends the whole site's cookies to Target.
 */
export function withoutCredentials(facts: NetworkFacts): NetworkFacts {
  const { requestHeaders, responseHeaders } = facts
  return { ...facts, requestHeaders: requestHeaders.map(replace), responseHeaders: responseHeaders.map(replace) }
}

function replace({ name, value }: Header): Header {
  return CREDENTIALS.has(name.toLowerCase())
    ? { name, value: `(${value.length} characters, left out)` }
    : { name, value }
}
