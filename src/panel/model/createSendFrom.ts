import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isDirectSend, type Exchange } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import type { RelayTransport } from './createRelayTransport.ts'
import { rowDocument, type Origin, type SendFrom } from './outgoing.ts'

/**
 * Why no frame of the page can make a call: the extension observes no open frame of its site, browsers block calls from https to
 * http, or the last one to that host failed on the way.
 */
export type PageObstacle = 'no page' | 'mixed content' | 'failed'

/** Knows from where calls can be made. */
export interface SendPlaces {
  obstacle: (origin: Origin, url: string) => PageObstacle | undefined
  /** From where a request is sent if the tester chooses nothing: one that a page received only ever from that page. */
  usual: (origin: Origin, url: string) => SendFrom
}

export interface SendPlacesOptions {
  sender: RelayTransport['sender']
  /** The tester's sends, oldest first. */
  sent: ReadonlySignal<readonly ParsedExchange[]>
}

/** Where a draft is sent from. */
export interface SendFromChoice {
  sendFrom: ReadonlySignal<SendFrom>
  /** What the tester chose; undefined until then. */
  chosenFrom: Signal<SendFrom | undefined>
  /** Why the page cannot send it. */
  obstacle: ReadonlySignal<PageObstacle | undefined>
  /** Whether there is a choice: always for what no page received, otherwise when the page cannot send it. */
  isFromOffered: ReadonlySignal<boolean>
}

export function createSendPlaces({ sender, sent }: SendPlacesOptions): SendPlaces {
  const obstacle = (origin: Origin, url: string): PageObstacle | undefined => {
    const page = sender(origin)
    if (!page) return 'no page'
    if (isMixed(page.url, url)) return 'mixed content'
    return hasFailed(sent.value, url) ? 'failed' : undefined
  }
  return {
    obstacle,
    usual: (origin, url) => (isWithoutPage(origin) && obstacle(origin, url) ? 'extension' : 'page'),
  }
}

/** Creates the choice for a request that may be edited. */
export function createSendFrom(places: SendPlaces, origin: Origin, url: ReadonlySignal<string>): SendFromChoice {
  const chosenFrom = signal<SendFrom>()
  const obstacle = computed(() => places.obstacle(origin, url.value))
  return {
    chosenFrom,
    obstacle,
    sendFrom: computed(() => chosenFrom.value ?? places.usual(origin, url.value)),
    isFromOffered: computed(
      () => isWithoutPage(origin) || obstacle.value !== undefined || chosenFrom.value === 'extension',
    ),
  }
}

/** Whether no page received what it reports: it came in a file, or was composed. */
function isWithoutPage(origin: Origin): boolean {
  return origin.isComposed === true || isImported({ documentId: rowDocument(origin) })
}

/** Hosts that browsers let an https page call over http. Source: W3C, Secure Contexts, section 3.1. */
const LOOPBACK = /^(?:.*\.)?localhost$|^127(?:\.\d+){3}$|^\[::1\]$/

function isMixed(page: string, url: string): boolean {
  if (!URL.canParse(page) || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return new URL(page).protocol === 'https:' && protocol === 'http:' && !LOOPBACK.test(hostname)
}

/** The reasons of calls that did not reach the server, or whose answer the browser withheld from the page. */
const ON_THE_WAY = /^(?:network|net::|NS_|page policy|withheld)/

function hasFailed(sent: readonly ParsedExchange[], url: string): boolean {
  const last = sent.findLast(
    ({ exchange }) => isFromPage(exchange) && hostOf(exchange.request?.url ?? '') === hostOf(url),
  )
  const response = last?.exchange.response
  return response?.kind === 'failed' && ON_THE_WAY.test(response.reason)
}

/** Whether the tester sent it here, from a frame of the page. */
function isFromPage(exchange: Exchange): boolean {
  return isDirectSend(exchange) && !isImported(exchange) && exchange.request?.from === undefined
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
