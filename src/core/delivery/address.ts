import { splitUrl } from '../exchange/url.ts'

/** The parts of a Delivery call's URL. A member is undefined if the URL does not have it. */
export interface Address {
  host?: string | undefined
  path?: string | undefined
  client?: string | undefined
  imsOrgId?: string | undefined
  sessionId?: string | undefined
  version?: string | undefined
  /** Edge cluster in a sticky host, `mboxedgeNN.tt.omtrdc.net`. */
  cluster?: string | undefined
}

/** Reads a Delivery URL. Query members by the OpenAPI: sessionId, client or imsOrgId, version. */
export function parseAddress(url: string): Address {
  const { base, query } = splitUrl(url)
  const [, host, path] = /^(?:[a-z]+:)?\/\/([^/]*)(.*)$/i.exec(base) ?? []
  return {
    host,
    path,
    client: query.get('client'),
    imsOrgId: query.get('imsOrgId'),
    sessionId: query.get('sessionId'),
    version: query.get('version'),
    cluster: /^mboxedge(\d+)\./i.exec(host ?? '')?.[1],
  }
}

/** The visitor in a tntId without its location hint, and the hint's cluster: `abc.28_0` is `abc` in cluster 28. */
export function parseTntId(tntId: string): { visitor: string; cluster: string | undefined } {
  const [, visitor, cluster] = /^([^.]*)\.(\d+)_\d+$/.exec(tntId) ?? []
  return visitor === undefined ? { visitor: tntId, cluster: undefined } : { visitor, cluster }
}
