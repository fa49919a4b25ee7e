import { expect } from 'vitest'
import { PATIENCE, type Observer, type Site } from './startObserver.ts'

/**
 * What a page's script passes to `report`, as JSON, in the browser with the observer and in one without. It goes by the server,
 * because whatever a driver asks in a page is seen by the page's spies. A page that calls `/elsewhere?gate=` with its title gets the
 * end of the answer once `isObserved` has resolved, which waits for what the observer reports.
 */
export async function bothReport(
  observer: Observer,
  script: string,
  isObserved?: (site: Site) => Promise<void>,
): Promise<[observed: unknown, plain: unknown]> {
  const posted = []
  for (const observed of [true, false]) {
    const report = `const send = navigator.sendBeacon, { stringify } = JSON
      const report = value => { send.call(navigator, '/reported?' + document.title, stringify(value)) }`
    const site = await observer.visit(`<script>{${report}\n${script}}</script>`, { observed })
    if (observed) await isObserved?.(site)
    await fetch(`http://127.0.0.1:${observer.server.port}/gate?open=${site.name}`)
    const mine = `POST /reported?${site.name} `
    const line = (): string | undefined => observer.server.requests.find(request => request.startsWith(mine))
    await expect.poll(line, { timeout: PATIENCE, message: 'what the page reports' }).toBeDefined()
    posted.push(JSON.parse((line() ?? '').slice(mine.length)) as unknown)
  }
  return [posted[0], posted[1]]
}

/** What a page's script leaves in `window.result`, in the browser with the observer and in one without. */
export async function bothPages(observer: Observer, script: string): Promise<[observed: unknown, plain: unknown]> {
  const results = []
  for (const observed of [true, false]) {
    const site = await observer.visit(`<script>${script}</script>`, { observed })
    await site.page.waitForFunction('window.result !== undefined', null, { timeout: PATIENCE })
    // Both browsers see the same server, each under its own path.
    results.push(
      JSON.parse((await site.page.evaluate<string>('JSON.stringify(result)')).replaceAll(/site\d+/g, 'site')),
    )
  }
  return [results[0], results[1]]
}
