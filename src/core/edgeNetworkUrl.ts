const EDGE_NETWORK =
  /^[^?#]*\/v[12]\/(?:interact|collect|identity\/acquire|privacy\/set-consent)\?(?:[^#]*&)?(?:configId|dataStreamId)=/

/**
 * Whether an absolute URL is that of a call which the Web SDK makes to Adobe's Edge Network. Hosts and what stands before the version
 * are the customer's own, so its path's end and its data stream tell.
 */
export function isEdgeNetworkUrl(url: string): boolean {
  return EDGE_NETWORK.test(url)
}
