import { splitUrl, withQueryMember } from '../../exchange/url.ts'
import { parseEdgeAddress } from '../address.ts'

/** The host and the path of the Edge Network without a domain of the customer's own. */
const ADOBES = 'https://edge.adobedc.net/ee/v1/interact?configId='

/** Where a call acts: the version of the service and the action at the end of its path. */
const ENDING = /\/(v[12])\/(?:interact|collect|privacy\/set-consent|identity\/acquire)$/

/**
 * The URL that a call's events are sent to by hand: that of the call, with the action `interact`, because `collect` answers
 * nothing, with a region where the call does not name one, and with a new request id. Without a call's URL it is
 * Adobe's, with an empty datastream.
 */
export function sendUrl(callUrl: string, hint: string | undefined, requestId: string): string {
  const url = callUrl === '' ? ADOBES : callUrl
  const { base } = splitUrl(url)
  const region = parseEdgeAddress(url).locationHint === undefined && hint !== undefined ? `/${hint}` : ''
  const changed = base.replace(ENDING, (_, version: string) => `${region}/${version}/interact`)
  return withQueryMember(changed + url.slice(base.length), 'requestId', requestId)
}

/** A random id of 32 hexadecimal digits as a UUID of version 4, as the Web SDK writes it; any other text as it is. */
export function toUuid(id: string): string {
  const [, a, b, c, d, e] = /^([\da-f]{8})([\da-f]{4}).([\da-f]{3}).([\da-f]{3})([\da-f]{12})$/.exec(id) ?? []
  return a === undefined ? id : [a, b, `4${c}`, `8${d}`, e].join('-')
}

/** The name of the query member that names the datastream, in a URL's version of the service. */
export function datastreamMember(url: string): 'configId' | 'dataStreamId' {
  return isVersion2(url) ? 'dataStreamId' : 'configId'
}

/** Whether a URL is that of the service's version 2, whose requests have one event. */
export function isVersion2(url: string): boolean {
  return /\/v2\/[a-z/-]+$/.test(splitUrl(url).base)
}
