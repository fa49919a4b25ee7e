import { beforeAll, describe, expect, test } from 'vitest'
import { bodies, post } from './pageCalls.ts'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver({ first: 'relay' })
  observer.server.pages.set('/child', `<!doctype html><script>${post('location.search')}</script>`)
})

describe('the page observer reports once each call of', () => {
  test('about:blank, srcdoc, data:, blob: and sandboxed frames, from their first inline script', async () => {
    const absolute = `'http://127.0.0.1:${observer.server.port}DELIVERY'`
    const script = (name: string): string => `<script>${post(`'${name}'`, absolute)}</script>`
    const quoted = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const site = await observer.visit(`
      <iframe srcdoc="${quoted(script('srcdoc'))}"></iframe>
      <iframe sandbox="allow-scripts" srcdoc="${quoted(script('sandboxed srcdoc'))}"></iframe>
      <iframe src="data:text/html,${encodeURIComponent(script('data'))}"></iframe>
      <script>
        const frame = change => { const f = document.createElement('iframe'); change(f); document.body.append(f); return f }
        frame(f => { f.src = URL.createObjectURL(new Blob([${JSON.stringify(script('blob')).replaceAll('</', '<\\/')}], { type: 'text/html' })) })
        const { contentWindow } = frame(() => {})
        const x = new contentWindow.XMLHttpRequest(); x.open('POST', ${absolute}); x.send('about:blank by its parent')
      </script>`)
    expect(await bodies(site, 5)).toEqual(['about:blank by its parent', 'blob', 'data', 'sandboxed srcdoc', 'srcdoc'])
  })

  test('a document that is written, before and after, in a frame and in the top window', async () => {
    const site = await observer.visit(`<body><script>
      const call = name => "<script>const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.send('" + name + "')</scr" + "ipt>"
      window.write = (doc, name) => { doc.open(); doc.write('<p>' + name + call(name)); doc.close() }
      const f = document.createElement('iframe'); document.body.append(f)
      ${post("'top before'")}
      write(f.contentDocument, 'frame written')
    </script>`)
    // Opening a document cancels, without an event, what its window and frames are loading.
    await site.ended(2)
    await site.page.evaluate("write(document, 'top written')")
    expect(await bodies(site, 3)).toEqual(['frame written', 'top before', 'top written'])
  })

  test('frames and windows whose global is made before their document, however they are opened', async () => {
    const child = await observer.visit(`<script>if (location.search) ${post('location.search')}</script>`)
    const address = child.page.url()
    await child.page.evaluate(url => {
      const frame = (src: string | undefined, then: (frame: HTMLIFrameElement, window: Window) => void): void => {
        const element = document.createElement('iframe')
        if (src !== undefined) element.src = src
        document.body.append(element)
        if (element.contentWindow) then(element, element.contentWindow)
      }
      frame(`${url}?src`, (_, window) => window.addEventListener('load', () => {}))
      frame(undefined, element => (element.src = `${url}?src set at once`))
      frame(undefined, element => setTimeout(() => (element.src = `${url}?src set later`), 50))
      frame('about:blank', (_, window) => (window.location.href = `${url}?location`))
      frame('about:blank', (_, window) => setTimeout(() => window.location.replace(`${url}?replaced later`), 50))
      const popup = window.open('about:blank')
      if (popup) popup.location.href = `${url}?popup`
      window.open(`${url}?popup at once`)
    }, address)
    expect((await bodies(child, 7)).map(decodeURIComponent)).toEqual([
      '?location',
      '?popup',
      '?popup at once',
      '?replaced later',
      '?src',
      '?src set at once',
      '?src set later',
    ])
  })

  test('a page in which the script runs a second time', async () => {
    const site = await observer.visit('')
    const functions = '[fetch, XMLHttpRequest.prototype.open, navigator.sendBeacon, Function.prototype.toString]'
    await site.page.evaluate(`window.before = ${functions}`)
    await site.page.addScriptTag({ content: observer.script })
    expect(await site.page.evaluate(`${functions}.every((f, i) => f === before[i])`)).toBe(true)
    await site.page.evaluate(
      ([url]) => fetch(url as string, { method: 'POST', body: 'once' }).then(response => response.text()),
      [site.delivery],
    )
    expect(await bodies(site, 1)).toEqual(['once'])
    await site.page.evaluate(url => navigator.sendBeacon(url, 'after it'), site.delivery)
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(2)
  })
})
