import { parseAddress } from './address.ts'

/** The parts of a Delivery URL that the SDKs are configured with. */
export interface SdkAddress {
  host: string
  isSecure: boolean
  /** Undefined if the URL does not have it. */
  client: string | undefined
  organizationId: string | undefined
  sessionId: string | undefined
  /** `35` for `mboxedge35.tt.omtrdc.net`, the one host that SDKs form from a hint. */
  locationHint: string | undefined
  /** The host, if it is neither a hint's nor the client's own. */
  serverDomain: string | undefined
}

const ADOBE = 'tt.omtrdc.net'

/** Reads from a Delivery URL what the SDKs need to call the same address. */
export function sdkAddress(url: string): SdkAddress {
  const { host = '', client: named, imsOrgId, sessionId } = parseAddress(url)
  const locationHint = /^mboxedge(\d+)\.tt\.omtrdc\.net$/i.exec(host)?.[1]
  const client = named ?? (locationHint === undefined ? /^([^.]+)\.tt\.omtrdc\.net$/i.exec(host)?.[1] : undefined)
  const isOwn = locationHint !== undefined || host === `${client}.${ADOBE}`
  return {
    host,
    isSecure: !/^http:/i.test(url),
    client,
    organizationId: imsOrgId,
    sessionId,
    locationHint,
    serverDomain: isOwn ? undefined : host,
  }
}
