import type { ServerState } from './createServerTarget.ts'

/** What the server asks for with the page `/hybrid.html`: its content, all views, and a mbox that the page shows itself. */
export const hybridOffers = {
  execute: { pageLoad: {} },
  prefetch: { views: [{}], mboxes: [{ index: 0, name: 'home' }] },
}

/** What the server asks for with `/hybrid-state.json`: the views once more, hence with other states. */
export const laterOffers = { prefetch: { views: [{}] } }

/** Sets the server's answer into a page, before the scripts that look for it. */
export function withServerState(page: string, state: ServerState): string {
  // No text of an offer may end the script.
  const json = JSON.stringify({ serverState: state }).replaceAll('<', '\\u003c')
  return page.replace('</head>', () => `<script>window.targetGlobalSettings = ${json}</script>\n</head>`)
}
