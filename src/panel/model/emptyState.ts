import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isError } from '../../core/dialect/problem.ts'
import { isHeld, isOwnSend } from '../../core/exchange/exchange.ts'
import { isOfPage } from '../../core/exchange/imported.ts'
import { hostOfSite } from '../../bridge/sites.ts'
import type { Site } from './createSite.ts'

/** Why the panel shows nothing. `connecting` shows no text: it lasts only a moment. */
export type EmptyState =
  | { kind: 'connecting' }
  | { kind: 'gone' }
  | { kind: 'special page' }
  | { kind: 'no permission'; host: string }
  | { kind: 'off'; host: string }
  | { kind: 'updated' }
  | { kind: 'not observed' }
  | { kind: 'no traffic' }
  | { kind: 'paused' }
  | { kind: 'cleared' }
  /** `failed` is the exchange of the newest call that failed. */
  | { kind: 'nothing delivered'; failed: string | undefined }
  | { kind: 'waiting for an answer' }

/** The panel's own knowledge of why it is empty. */
export interface Watching {
  /** Whether the page's own relay is connected. */
  isObserved: boolean
  gone: boolean
  recording: boolean
  cleared: boolean
}

/** Returns why nothing was recorded; the most direct cause wins. */
export function emptyState(site: Site, watching: Watching): EmptyState {
  const { isObserved, gone, recording, cleared } = watching
  if (gone) return { kind: 'gone' }
  if (!recording) return { kind: 'paused' }
  if (cleared) return { kind: 'cleared' }
  return isObserved ? { kind: 'no traffic' } : unobservedState(site)
}

/** Returns why the page itself is not observed. */
export function unobservedState(site: Site): EmptyState {
  if (!site.waited) return { kind: 'connecting' }
  // The browser does not reveal the URL of its own pages.
  if (site.url === undefined || !/^(https?|file):/.test(site.url)) return { kind: 'special page' }
  if (!site.permitted) return { kind: 'no permission', host: hostOf(site.url) }
  const host = hostOfSite(site.url)
  if (host !== undefined && site.off.includes(host)) return { kind: 'off', host }
  return site.updated ? { kind: 'updated' } : { kind: 'not observed' }
}

/** Returns why calls that were recorded left the ledger without rows. */
export function emptyLedgerState(calls: readonly ParsedExchange[]): EmptyState {
  const isPending = calls.some(
    ({ exchange }) =>
      isOfPage(exchange) && !exchange.response && exchange.request?.source !== 'beacon' && !isHeld(exchange),
  )
  if (isPending) return { kind: 'waiting for an answer' }
  const failed = calls.findLast(({ exchange, problems }) => !isOwnSend(exchange) && problems.some(isError))
  return { kind: 'nothing delivered', failed: failed?.exchange.id }
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : ''
}
