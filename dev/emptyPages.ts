import type { SiteAnswer } from '../src/bridge/sites.ts'
import type { EmptyState } from '../src/panel/model/emptyState.ts'
import { anExchange, anMbox, aPrefetch, envelope } from '../test/fixtures/exchanges.ts'
import type { Scenario } from './scenario.ts'

/** Ms between two loads of a page that never finishes: too little for the panel to stop waiting. */
const LOADS_AGAIN = 1_000

/** For each reason why the panel is empty, a page that causes it. */
export const EMPTY: Readonly<Record<EmptyState['kind'], Scenario>> = {
  connecting: {
    play: ({ host, signal }) => {
      const timer = setInterval(host.navigate, LOADS_AGAIN)
      signal.addEventListener('abort', () => clearInterval(timer))
    },
  },
  gone: { play: ({ host }) => host.lose() },
  'special page': { host: () => ({ page: () => Promise.resolve(undefined) }), play: () => {} },
  'no permission': { host: () => answering({ permitted: false }), play: () => {} },
  off: { host: () => answering({ off: ['shop.test'] }), play: () => {} },
  updated: { host: () => answering({ updated: true }), play: () => {} },
  'not observed': { play: () => {} },
  'no traffic': { play: ({ page }) => void page() },
  paused: {
    play: ({ page, panel }) => {
      page()
      panel.capture.recording.value = false
    },
  },
  cleared: {
    play: ({ page, panel }) => {
      page().record(aPrefetch([anMbox({ name: 'home' })]))
      panel.clear()
    },
  },
  'nothing delivered': { play: ({ page }) => page().record(aPrefetch([])) },
  'waiting for an answer': {
    play: ({ page }) => page().record(anExchange({ request: { ...envelope, prefetch: { views: [{}] } } })),
  },
}

function answering(answer: Partial<SiteAnswer>) {
  return { askSite: () => Promise.resolve({ permitted: true, updated: false, off: [], ...answer }) }
}
