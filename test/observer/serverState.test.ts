import { beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, startObserver, type Observer, type Site } from './startObserver.ts'
import { livesOn } from './livesOn.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

/** Longer than the observer's pause between two looks. */
const TWO_LOOKS = 2500

/** What a state's report holds: its JSON, or why it has no text. */
function shown(site: Site): string[] {
  return site
    .states()
    .map(({ body }) => (body.kind === 'text' ? body.text : 'reason' in body ? body.reason : body.kind))
}

async function expectStates(site: Site, expected: string[]): Promise<void> {
  await expect.poll(() => shown(site), { timeout: PATIENCE }).toEqual(expected)
  expect(site.states().map(({ number }) => number)).toEqual(expected.map((_, i) => i + 1))
}

/** All reports of the site, in order: they arrive in any. */
async function expectKinds(site: Site, expected: string[]): Promise<void> {
  await expect.poll(() => site.kinds(), { timeout: PATIENCE }).toEqual(expected)
}

const settings = (state: string): string => `<script>window.targetGlobalSettings = { serverState: ${state} }</script>`

describe('the page observer reports the server state', () => {
  test('of the first inline script, once, with its number and time', async () => {
    const before = Date.now()
    const site = await observer.visit(settings(`{ request: { id: { tntId: 'ä' } }, response: { status: 200 } }`))
    const json = '{"request":{"id":{"tntId":"ä"}},"response":{"status":200}}'
    await expectStates(site, [json])
    await livesOn(site.page, TWO_LOOKS)
    expect(site.states()).toEqual([
      {
        kind: 'server state',
        number: 1,
        time: expect.any(Number),
        body: { kind: 'text', text: json, length: json.length },
      },
    ])
    expect(Math.abs((site.states()[0]?.time ?? 0) - before)).toBeLessThan(PATIENCE)
  })

  test('before the call that answers it, in order and time', async () => {
    const site = await observer.visit(`${settings('{ request: {}, response: { a: 1 } }')}<script>
      navigator.sendBeacon('DELIVERY', 'b')
      targetGlobalSettings.serverState = { request: {}, response: { a: 2 } }
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.send('x')
      targetGlobalSettings.serverState.response = { a: 3 }
      fetch('DELIVERY', { method: 'POST', body: 'f' })
    </script>`)
    await site.ended(2)
    const expected = ['server state', 'request', 'server state', 'request', 'server state', 'request']
    const made = (): string[] => site.kinds().filter(kind => kind !== 'response')
    await expect.poll(made, { timeout: PATIENCE }).toEqual(expected)
    expect(shown(site)).toEqual([1, 2, 3].map(a => `{"request":{},"response":{"a":${a}}}`))
    const times = site.states().map(({ time }, i) => (site.calls()[i]?.request.time ?? 0) - time)
    expect(times.every(difference => difference >= 0)).toBe(true)
  })

  test('before the end of a call', async () => {
    const site = await observer.visit(`<script>
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY&hang'); x.send('x')
      window.targetGlobalSettings = { serverState: { request: {}, response: {} } }
      x.abort()
    </script>`)
    await expectKinds(site, ['request', 'server state', 'failure'])
  })

  test('that is set after the load, within the second, without any event and after a garbage collection', async () => {
    const site = await observer.visit('<script>window.targetGlobalSettings = { clientCode: "demo" }</script>')
    for (let i = 0; i < 3; i += 1) {
      await livesOn(site.page, 1200)
      await site.collectGarbage()
    }
    expect(site.states()).toEqual([])
    await site.page.evaluate('targetGlobalSettings.serverState = { request: {}, response: { late: true } }; 0')
    await expectStates(site, ['{"request":{},"response":{"late":true}}'])
    const age = await site.page.evaluate<number>('performance.timeOrigin + performance.now()')
    expect(age - (site.states()[0]?.time ?? 0)).toBeLessThan(PATIENCE)
  })

  test('again when it or a member of it is replaced or gone, and not when it is the same', async () => {
    const site = await observer.visit(settings('{ request: {}, response: {} }'))
    await expectStates(site, ['{"request":{},"response":{}}'])
    const expected = ['{"request":{},"response":{}}']
    const change = async (code: string, json?: string): Promise<void> => {
      await site.page.evaluate(
        `{ const s = targetGlobalSettings.serverState; ${code} }; navigator.sendBeacon('/rest/v1/delivery')`,
      )
      if (json !== undefined) expected.push(json)
      await expectStates(site, expected)
    }
    await change('targetGlobalSettings.serverState = { request: {}, response: {} }', '{"request":{},"response":{}}')
    await change('targetGlobalSettings = { serverState: s, other: 1 }')
    await change('s.request = { a: 1 }', '{"request":{"a":1},"response":{}}')
    await change('s.response = { b: 1 }', '{"request":{"a":1},"response":{"b":1}}')
    await change('s.other = 1; s.request.a = 1')
    await change('delete s.response', '{"request":{"a":1},"other":1}')
    await change('s.request = NaN', '{"request":null,"other":1}')
    await change('s.request = NaN')
    await change('window.kept = s; targetGlobalSettings.serverState = {}', '{}')
    await change('targetGlobalSettings.serverState = null')
    await change('targetGlobalSettings.serverState = kept', '{"request":null,"other":1}')
    await change('delete targetGlobalSettings.serverState')
    await change('targetGlobalSettings.serverState = kept')
    await change('delete window.targetGlobalSettings')
  })

  test('at each event of at.js, and when the page is left', async () => {
    const site = await observer.visit('<body>')
    await site.page.evaluate(`
      window.targetGlobalSettings = { serverState: { request: 1 } }
      document.dispatchEvent(new CustomEvent('at-library-loaded'))
      targetGlobalSettings.serverState = { request: 2 }
      0`)
    await site.page.goto('about:blank')
    await expectStates(site, ['{"request":1}', '{"request":2}'])
    await expectKinds(site, ['server state', 'event', 'server state'])
  })

  test('of a page without settings when it is parsed, loaded and left, and not meanwhile', async () => {
    const site = await observer.visit(`<body><script>
      addEventListener('DOMContentLoaded', () => { window.targetGlobalSettings = { serverState: { at: 'parsed' } } })
    </script>`)
    await expectStates(site, ['{"at":"parsed"}'])
    const late = await observer.visit('<body>')
    await late.page.evaluate("window.targetGlobalSettings = { serverState: { at: 'late' } }; 0")
    await livesOn(late.page, TWO_LOOKS)
    expect(late.states()).toEqual([])
    await late.page.goto('about:blank')
    await expectStates(late, ['{"at":"late"}'])
  })

  test('no more between pagehide and pageshow', async () => {
    const site = await observer.visit(settings('{ n: 1 }'))
    await expectStates(site, ['{"n":1}'])
    await site.page.evaluate(`
      dispatchEvent(new Event('pagehide')); targetGlobalSettings.serverState = { n: 2 }; 0`)
    await livesOn(site.page, TWO_LOOKS)
    expect(shown(site)).toEqual(['{"n":1}'])
    await site.page.evaluate("dispatchEvent(new Event('pageshow')); targetGlobalSettings.serverState = { n: 3 }; 0")
    await expectStates(site, ['{"n":1}', '{"n":2}', '{"n":3}'])
  })

  test('after document.open, which removes the listeners', async () => {
    const site = await observer.visit('<script>window.targetGlobalSettings = {}</script>')
    await site.page.evaluate(`document.open(); document.write('<p>new'); document.close()
      targetGlobalSettings.serverState = { written: true }; 0`)
    await expectStates(site, ['{"written":true}'])
  })

  test('cut at the limit, and not more than a little beyond it when parts are shared', async () => {
    const size = 5_000_000
    const site = await observer.visit(`<script>
      window.targetGlobalSettings = { serverState: { request: {}, response: 'x'.repeat(${size}) } }
      addEventListener('load', () => {
        let shared = ['lol']
        for (let i = 0; i < 60; i++) shared = [shared, shared]
        targetGlobalSettings.serverState = { request: {}, response: shared }
      })
    </script>`)
    await expect.poll(() => site.states().length, { timeout: PATIENCE }).toBe(2)
    for (const { body } of site.states()) {
      const text = body.kind === 'text' ? body.text : ''
      expect(text.length).toBe(4 * 1024 * 1024)
      expect(body.kind === 'text' && body.length).toBeGreaterThan(text.length)
      expect(body.kind === 'text' && body.length).toBeLessThan(text.length + 500)
      expect(text.slice(0, 25)).toBe('{"request":{},"response":')
    }
  })

  test('without keeping it alive', async () => {
    const site = await observer.visit(`<script>{
      const serverState = { request: {}, response: {} }
      window.targetGlobalSettings = { serverState }
      window.refs = [serverState, serverState.request, serverState.response].map(object => new WeakRef(object))
    }</script>`)
    await expectStates(site, ['{"request":{},"response":{}}'])
    await site.page.evaluate('targetGlobalSettings.serverState = undefined; 0')
    const alive = async (): Promise<number> => {
      await site.collectGarbage()
      return site.page.evaluate('refs.filter(ref => ref.deref() !== undefined).length')
    }
    await expect.poll(alive, { timeout: PATIENCE }).toBe(0)
  })
})

describe('the page observer runs no code of the page when', () => {
  test('settings, state or member is a getter', async () => {
    const site = await observer.visit(`<script>
      window.ran = []
      const getting = (name, owner = {}) => Object.defineProperty(owner, name, { configurable: true, enumerable: true,
        get() { ran.push(name); return { request: {}, response: {} } } })
      getting('targetGlobalSettings', window)
      navigator.sendBeacon('DELIVERY', '1')
      Object.defineProperty(window, 'targetGlobalSettings', { value: getting('serverState'), writable: true })
      navigator.sendBeacon('DELIVERY', '2')
      targetGlobalSettings = { serverState: getting('request', { response: {} }) }
      navigator.sendBeacon('DELIVERY', '3')
      targetGlobalSettings = { serverState: { request: {}, response: { deep: [getting('deepest')] } } }
    </script>`)
    const reason = 'a getter of the page makes it'
    await expectStates(site, [reason, reason])
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(3)
    expect(await site.page.evaluate('ran')).toEqual([])
  })

  test('the state cannot be written as JSON', async () => {
    const states = [
      ['{ toJSON() { ran.push("own"); throw new Error() } }', 'an object that only the page can turn into text'],
      ['{ a: new (class { toJSON() { ran.push("class") } })() }', 'an object that only the page can turn into text'],
      ['{ get toJSON() { ran.push("getter") } }', 'an object that only the page can turn into text'],
      ['{ a: [new Date()] }', 'an object that only the page can turn into text'],
      ['(() => { const a = { b: [] }; a.b.push({ a }); return a })()', 'cyclic'],
      ['(() => { let a = []; for (let i = 0; i < 100000; i++) a = [a]; return { a } })()', 'nested too deeply'],
      ['{ a: 1n }', 'a BigInt'],
      ['{ a: new Uint8Array(9) }', 'bytes'],
      ['new Proxy({}, { ownKeys() { throw new Error() } })', 'could not be read'],
      [
        '{ a: (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })() }',
        'could not be read',
      ],
      [
        'Object.freeze({ request: Object.freeze([1, , undefined, null, "\\"\\n\\ud800", -0.5, NaN, true]), f() {}, u: undefined, [Symbol()]: 1, toJSON: 1, e: {}, __proto__: { no: 1 } })',
        '{"request":[1,null,null,null,"\\"\\n\\ud800",-0.5,null,true],"toJSON":1,"e":{}}'
          .replaceAll('\n', '\\n')
          .replace('\ud800', '\\ud800'),
      ],
      [
        'Object.defineProperty(Object.create(null, { hidden: { value: 1 } }), "1", { value: "\\u{1f600}", enumerable: true })',
        '{"1":"😀"}',
      ],
    ]
    const script = states.map(
      ([state]) => `targetGlobalSettings.serverState = ${state}; navigator.sendBeacon('DELIVERY')`,
    )
    const site = await observer.visit(`<script>
      window.ran = []; window.targetGlobalSettings = {}; addEventListener('error', event => ran.push(event.message))
      Array.prototype.toJSON = Object.prototype.toJSON = String.prototype.toJSON = () => { ran.push('library'); throw new Error() }
      ${script.join('\n')}
      delete Array.prototype.toJSON; delete Object.prototype.toJSON; delete String.prototype.toJSON
    </script>`)
    await expectStates(
      site,
      states.map(([, text]) => text as string),
    )
    expect(await site.page.evaluate('ran')).toEqual([])
  })

  test('its proxies call Target when they are looked at, or throw', async () => {
    const site = await observer.visit(`<script>
      let calls = 0
      const send = () => { calls += 1; navigator.sendBeacon('DELIVERY', String(calls)) }
      window.got = 0
      window.targetGlobalSettings = new Proxy({ serverState: { n: 1 } }, {
        get() { got += 1 }, getOwnPropertyDescriptor(target, name) { if (calls < 50) send(); return Reflect.getOwnPropertyDescriptor(target, name) } })
      send()
      window.made = calls
      targetGlobalSettings = new Proxy({}, { getOwnPropertyDescriptor() { throw new Error('mine') } })
      addEventListener('error', () => { window.broken = true })
      send()
    </script>`)
    await expectStates(site, ['{"n":1}'])
    expect(await site.page.evaluate('[made, got, window.broken]')).toEqual([2, 0, undefined])
  })
})
