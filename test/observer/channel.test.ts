import { beforeAll, describe, expect, test } from 'vitest'
import { ASK, OFFER, REPORT, TAKEN } from '../../src/content/channel/names.ts'
import { bodies, post } from './pageCalls.ts'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'
import { stealChannel, type Plan } from './stealChannel.ts'

const PLAN: Plan = {
  ask: ASK,
  offer: OFFER,
  taken: TAKEN,
  report: REPORT,
  forged: JSON.stringify({
    kind: 'request',
    call: 9,
    time: 1,
    transport: 'fetch',
    method: 'POST',
    url: 'https://bank.tt.omtrdc.netDELIVERY',
    body: { kind: 'none' },
  }),
}

/** Page code, with `element(tag, change)`, `lurk(name, window)`, `markup(name)` and `child(name)` of the page. */
const WAYS = {
  'iframe with src': `lurk(name, element('iframe', f => f.src = child(name)).contentWindow)`,
  'iframe with srcdoc': `lurk(name, element('iframe', f => f.srcdoc = markup(name)).contentWindow)`,
  'iframe with blob:': `lurk(name, element('iframe', f => f.src = blob(name)).contentWindow)`,
  'iframe with data:': `lurk(name, element('iframe', f => f.src = 'data:text/html,' + encodeURIComponent(markup(name))).contentWindow)`,
  'iframe with javascript:': `lurk(name, element('iframe', f => f.src = 'javascript:' + JSON.stringify(markup(name))).contentWindow)`,
  'sandboxed iframe': `lurk(name, element('iframe', f => { f.sandbox = 'allow-scripts allow-same-origin'; f.src = child(name) }).contentWindow)`,
  'iframe with src set at once': `const f = element('iframe'); lurk(name, f.contentWindow); f.src = child(name)`,
  'iframe with src set later': `const f = element('iframe'); lurk(name, f.contentWindow); setTimeout(() => f.src = child(name), 50)`,
  'iframe with another src before it loads': `const f = element('iframe', f => f.src = '/rest/v1/delivery?hang'); lurk(name, f.contentWindow); setTimeout(() => f.src = child(name), 50)`,
  'iframe of about:blank, then a location': `const f = element('iframe', f => f.src = 'about:blank'); lurk(name, f.contentWindow); f.contentWindow.location.href = child(name)`,
  'iframe of about:blank, replaced later': `const f = element('iframe', f => f.src = 'about:blank'); lurk(name, f.contentWindow); setTimeout(() => f.contentWindow.location.replace(child(name)), 50)`,
  'iframe that a link targets': `const f = element('iframe', f => f.name = 'linked'); lurk(name, f.contentWindow); element('a', a => { a.target = 'linked'; a.href = child(name) }).click()`,
  'iframe that is written': `const f = element('iframe'); lurk(name, f.contentWindow); f.contentDocument.open(); f.contentDocument.write(markup(name)); f.contentDocument.close()`,
  'iframe that leaves another page': `const f = element('iframe', f => f.src = URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' }))); lurk(name, f.contentWindow); f.onload = () => { f.onload = null; lurk(name, f.contentWindow); f.src = child(name) }`,
  object: `lurk(name, element('object', o => { o.type = 'text/html'; o.data = child(name) }).contentWindow)`,
  'window with a URL': `lurk(name, open(child(name)))`,
  'window of about:blank, then a location': `const w = open('about:blank'); lurk(name, w); w.location.href = child(name)`,
  'window without a URL, then a location later': `const w = open(''); lurk(name, w); setTimeout(() => { w.location.href = child(name) }, 50)`,
}

const SETUP = `
  window.thief = (${stealChannel.toString()})(${JSON.stringify(PLAN)})
  const delivery = location.origin + 'DELIVERY', lurk = (name, target) => target && thief.lurk(name, target)
  const child = name => location.pathname + '?' + name
  const markup = name => '<!doctype html><script>' + ${JSON.stringify(post('NAME', 'URL'))}.replace('NAME', JSON.stringify(name)).replace('URL', JSON.stringify(delivery)) + '</scr' + 'ipt>'
  const blob = name => URL.createObjectURL(new Blob([markup(name)], { type: 'text/html' }))
  const element = (tag, change) => { const e = document.createElement(tag); change?.(e); document.body.append(e); return e }`

describe.each(['observer', 'relay'] as const)('when the %s starts first, a page cannot steal the channel', first => {
  let observer: Observer
  beforeAll(async () => {
    observer = await startObserver({ first })
  })

  test.each(Object.entries(WAYS))('of its %s', async (name, open) => {
    const site = await observer.visit(`<body><script>
      if (location.search) ${post('decodeURIComponent(location.search.slice(1))')}
      else { const name = ${JSON.stringify(name)}; ${SETUP}; ${open} }</script>`)
    const hasCalled = (): boolean => observer.server.requests.includes(`POST ${site.delivery} ${name}`)
    await expect.poll(hasCalled, { timeout: PATIENCE }).toBe(true)
    expect(await site.page.evaluate('thief.loot')).toEqual([])
    expect(await bodies(site, 1)).toEqual([name])
  })
})
