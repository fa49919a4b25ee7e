import { expect } from 'vitest'
import { PATIENCE, type Observer, type Site } from './startObserver.ts'

/** Waits until the observer has reported what it reports of a page. */
export type IsObserved = (site: Site) => Promise<void>

/** Page code: `whenObserved(act)` acts once `IsObserved` has resolved; in the browser without the observer, at once. */
const WHEN_OBSERVED = `const whenObserved = act => {
  const end = new XMLHttpRequest(); end.onload = act; end.open('GET', '/elsewhere?gate=' + document.title); end.send() }`

/**
 * What a page's script passes to `report`, as JSON, in the browser with the observer and in one without. It goes by the server,
 * because whatever a driver asks in a page is seen by the page's spies.
 */
export async function bothReport(
  observer: Observer,
  script: string,
  isObserved?: IsObserved,
): Promise<[observed: unknown, plain: unknown]> {
  const report = `const send = navigator.sendBeacon, { stringify } = JSON
    const report = value => { send.call(navigator, '/reported?' + document.title, stringify(value)) }`
  return both(observer, `{${report}\n${script}}`, isObserved, async ({ name }) => {
    const mine = `POST /reported?${name} `
    const line = (): string | undefined => observer.server.requests.find(request => request.startsWith(mine))
    await expect.poll(line, { timeout: PATIENCE, message: 'what the page reports' }).toBeDefined()
    return JSON.parse(line()?.slice(mine.length) ?? '') as unknown
  })
}

/** What a page's script leaves in `window.result`, in the browser with the observer and in one without. */
export function bothPages(
  observer: Observer,
  script: string,
  isObserved?: IsObserved,
): Promise<[observed: unknown, plain: unknown]> {
  return both(observer, script, isObserved, async ({ page }) => {
    await page.waitForFunction('window.result !== undefined', null, { timeout: PATIENCE })
    // Both browsers see the same server, each under its own path.
    return JSON.parse((await page.evaluate<string>('JSON.stringify(result)')).replaceAll(/site\d+/g, 'site')) as unknown
  })
}

async function both(
  observer: Observer,
  script: string,
  isObserved: IsObserved | undefined,
  resultOf: (site: Site) => Promise<unknown>,
): Promise<[observed: unknown, plain: unknown]> {
  const results = []
  for (const observed of [true, false]) {
    const site = await observer.visit(`<script>${WHEN_OBSERVED}\n${script}</script>`, { observed })
    if (observed) await isObserved?.(site)
    if (isObserved) await openGate(observer, site)
    results.push(await resultOf(site))
  }
  return [results[0], results[1]]
}

/** Lets the page go on that waits in `whenObserved`. */
async function openGate({ server }: Observer, { name }: Site): Promise<void> {
  await fetch(`http://127.0.0.1:${server.port}/gate?open=${name}`)
}
