import type { ServerState } from './createServerTarget.ts'

/** The server's request for the page `/hybrid.html`: its content, all views, and a mbox that the page shows itself. */
export const hybridOffers = {
  execute: { pageLoad: {} },
  prefetch: { views: [{}], mboxes: [{ index: 0, name: 'home' }] },
}

/** The server's request for `/hybrid-state.json`: the views again, and so with other states. */
export const laterOffers = { prefetch: { views: [{}] } }

/** Embeds the server's answer in a page, before the scripts that look for it. */
export function withServerState(page: string, state: ServerState): string {
  // An offer's text must not end the script.
  const json = JSON.stringify({ serverState: state }).replaceAll('<', '\\u003c')
  return page.replace('</head>', () => `<script>window.targetGlobalSettings = ${json}</script>\n</head>`)
}
