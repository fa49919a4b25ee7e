import { signal } from '@preact/signals'
import type { Host } from '../host/host.ts'

/** Which hosts the browser withholds from the extension, by their origins. */
export interface HostAccess {
  /** False until the browser has answered: the background asks again before it sends. */
  isWithheld: (url: string) => boolean
  /** Continues once the browser has answered for a URL. */
  whenAsked: (url: string, goOn: () => void) => void
  /** Asks again for all: permissions changed. */
  askAgain: () => void
}

/** Asks the browser about hosts, and keeps the answers. */
export function createHostAccess(host: Pick<Host, 'askSite'>): HostAccess {
  const withheld = signal<ReadonlyMap<string, boolean>>(new Map())
  const ask = async (origin: string): Promise<void> => {
    const answer = await host.askSite(origin)
    withheld.value = new Map(withheld.value).set(origin, answer?.permitted === false)
  }
  return {
    isWithheld: url => withheld.value.get(originOf(url)) === true,
    whenAsked: (url, goOn) => void ask(originOf(url)).then(goOn),
    askAgain: () => [...withheld.peek().keys()].forEach(origin => void ask(origin)),
  }
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
