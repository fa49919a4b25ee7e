import type { Cookie } from '../../target-cookie/targetCookie.ts'

/** How long a location hint is valid, in s (Node SDK 2.4.3 and Python SDK 1.1.0). */
const HINT_LIFETIME = 1860

/**
 * The cluster in a tntId with a location hint: `abc.28_0` is in cluster 28. The SDKs accept any text between dot
 * and underscore, so a tntId could send the call to any host; here the text must be a valid part of a host name.
 */
export function clusterOf(tntId: string | undefined): string | undefined {
  const [, cluster, ...more] = (tntId ?? '').split('.')
  const [name, node, ...rest] = (cluster ?? '').split('_')
  return more.length === 0 && node !== undefined && rest.length === 0 ? toCluster(name) : undefined
}

/** The text if it can be a cluster: only letters, digits and hyphens fit in `mboxedgeCLUSTER`. */
export function toCluster(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z0-9-]+$/i.test(text) ? text : undefined
}

/** The cluster that a Delivery URL addresses: `mboxedge28.tt.omtrdc.net` is the host of cluster 28. */
export function clusterOfUrl(url: string): string | undefined {
  return /^(?:https?:)?\/\/mboxedge([a-z0-9-]+)\.tt\.omtrdc\.net(?:[/:?#]|$)/i.exec(url)?.[1]
}

/** The options that determine the host of a call. */
export interface HostNames {
  client: string
  serverDomain?: string | undefined
  secure?: boolean | undefined
}

/**
 * Scheme and host of a call: the cluster's, else the `serverDomain`, else the client's own; https unless `secure` is
 * false (Node SDK 2.4.3 and Python SDK 1.1.0, measured).
 */
export function originOf(cluster: string | undefined, { client, serverDomain, secure }: HostNames): string {
  const host = cluster === undefined ? serverDomain || `${client}.tt.omtrdc.net` : `mboxedge${cluster}.tt.omtrdc.net`
  return `${secure === false ? 'http' : 'https'}://${host}`
}

/**
 * The cookie `mboxEdgeCluster`: the cluster that was called, else the first part of the answer's edgeHost, without
 * `mboxedge`. An edgeHost counts only with exactly four parts between dots, so `127.0.0.1` gives 127 and
 * `demo.tt.omtrdc.net` gives demo (Node SDK 2.4.3, measured).
 */
export function locationHintCookie(
  cluster: string | undefined,
  edgeHost: string | undefined,
): Cookie<'mboxEdgeCluster'> | undefined {
  const parts = (edgeHost ?? '').split('.')
  const named = parts.length === 4 ? parts[0]?.replace('mboxedge', '') : undefined
  const value = cluster || named
  return value ? { name: 'mboxEdgeCluster', value, maxAge: HINT_LIFETIME } : undefined
}
