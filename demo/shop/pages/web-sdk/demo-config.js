import { edgeDomain } from '/config.js'

const query = new URLSearchParams(location.search)

/** The Web SDK's configuration for the demo's Edge Network; the page's query may name another data stream. */
export function demoConfig() {
  return {
    datastreamId: query.get('stream') ?? 'teahouse',
    orgId: 'demo@AdobeOrg',
    edgeDomain,
    thirdPartyCookiesEnabled: false,
    clickCollectionEnabled: false,
  }
}
