import { splitUrl } from '../exchange/url.ts'

/** The parts of an Edge Network URL. A member is undefined if the URL does not have it. */
export interface EdgeAddress {
  /** What the call does: `interact`, `collect`, `privacy/set-consent`, `identity/acquire`. */
  action?: string | undefined
  /** `configId` in version 1 of the service, `dataStreamId` in version 2. */
  datastream?: string | undefined
  /** The same for every attempt of one request. */
  requestId?: string | undefined
  /** The region of the Edge Network, such as `irl1`, or `t37` for a cluster of Target. */
  locationHint?: string | undefined
}

/** Reads an Edge Network URL: `https://HOST/BASE[/HINT]/v1/ACTION?configId=…&requestId=…`. */
export function parseEdgeAddress(url: string): EdgeAddress {
  const { base, query } = splitUrl(url)
  const [, before = '', action] = /^(?:[a-z]+:)?\/\/[^/]*(.*)\/v[12]\/(.+)$/i.exec(base) ?? []
  // The first part of the path is its base.
  const [, ...parts] = before.split('/').filter(part => part !== '')
  return {
    action,
    datastream: query.get('configId') ?? query.get('dataStreamId'),
    requestId: query.get('requestId'),
    locationHint: parts.find(part => /^(?:[a-z]{2,4}\d{1,2}|t\d+)$/i.test(part)),
  }
}
