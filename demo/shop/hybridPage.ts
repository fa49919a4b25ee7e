import type { ServerState } from './createServerTarget.ts'

/** The server's request for the page `/hybrid.html`: its content, all views, and a mbox that the page shows itself. */
export const hybridOffers = {
  execute: { pageLoad: {} },
  prefetch: { views: [{}], mboxes: [{ index: 0, name: 'home' }] },
}

/** The server's request for `/hybrid-state.json`: the views again, and so with other states. */
export const laterOffers = { prefetch: { views: [{}] } }

/** Embeds the server's answer in a page, where at.js looks for it. */
export function withServerState(page: string, state: ServerState): string {
  return withGlobal(page, 'targetGlobalSettings', { serverState: state })
}

/** Sets a global of a page, before its scripts. */
export function withGlobal(page: string, name: string, value: unknown): string {
  // An offer's text must not end the script.
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return page.replace('</head>', () => `<script>window.${name} = ${json}</script>\n</head>`)
}
