const EDGE_NETWORK =
  /^[^?#]*\/v[12]\/(?:interact|collect|identity\/acquire|privacy\/set-consent)\?(?:[^#]*&)?(?:configId|dataStreamId)=/

/**
 * Whether an absolute URL is that of a Web SDK call to Adobe's Edge Network. Hosts and the path before the version are the
 * customer's own, so the end of the path and the data stream decide.
 */
export function isEdgeNetworkUrl(url: string): boolean {
  return EDGE_NETWORK.test(url)
}
