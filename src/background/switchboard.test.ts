import { describe, expect, it, vi } from 'vitest'
import { aPort, type FakePort } from '../../test/fixtures/ports.ts'
import { createSwitchboard, type IncomingPort } from './switchboard.ts'

const OWN_PAGES = 'chrome-extension://own/'

/** A switchboard, the tabs that it called, and ports that relays and panels opened to it. */
function aSwitchboard() {
  const called: number[] = []
  const watched: number[] = []
  const unwatched: number[] = []
  const injections: { tabId: number; frameId: number; end: (error?: Error) => void }[] = []
  const switchboard = createSwitchboard({
    call: tabId => called.push(tabId),
    injectSender: (tabId, frameId) =>
      new Promise<void>((resolve, reject) => {
        injections.push({ tabId, frameId, end: error => (error ? reject(error) : resolve()) })
      }),
    onWatched: tabId => watched.push(tabId),
    onUnwatched: tabId => unwatched.push(tabId),
    ownPages: OWN_PAGES,
  })
  const accept = (name: string, sender?: IncomingPort['sender']): FakePort => {
    const port = aPort(name)
    switchboard.accept(Object.assign(port, sender && { sender }))
    return port
  }
  return {
    called,
    injections,
    watched,
    unwatched,
    accept,
    notifyPanels: switchboard.notifyPanels,
    panel: (tabId = 7) => accept(`panel/${tabId}`, { url: `${OWN_PAGES}panel.html` }),
    relay: ({ tabId = 7, frameId = 0 } = {}) => accept('relay', { tab: { id: tabId }, frameId }),
  }
}

const relayed = (message: unknown, frameId = 0) => ({ kind: 'relayed', frameId, relay: 1, message })
const fromPanel = (message: unknown, panel = 1) => ({ panel, message })
/** A message of a panel, for a relay. */
const REPLAY = { kind: 'replay', documentId: 'd', from: 1 }
const toFrame = (message: unknown, frameId = 0) => ({ kind: 'to frame', frameId, message })

const SEND = { sendId: 's', url: 'https://shop.test/rest/v1/delivery', body: '{}', timeout: 1 }

/** The refusal with which a relay gets a panel's request for a send. */
async function refusalOf(command: object): Promise<unknown> {
  const { panel, relay, injections } = aSwitchboard()
  const opened = panel()
  const port = relay()
  opened.deliver(toFrame({ kind: 'send', documentId: 'd', command: { ...SEND, ...command } }))
  for (const { end } of injections) end()
  await vi.waitFor(() => expect(port.posted).toHaveLength(1))
  return (port.posted as { refusal: unknown }[])[0]?.refusal
}

it.each(['/rest/v1/delivery', 'ftp://a.test/rest/v1/delivery', 'https://u@a.test/rest/v1/delivery'])(
  'the switchboard lets no relay make a request to %s, even if the tester typed it',
  async url => expect(await refusalOf({ url, isPathTyped: true })).toMatch(/^address /),
)

it('the switchboard lets a relay make a request to a path other than Target’s only when the tester typed it', async () => {
  const url = 'https://shop.test/admin/transfer?to=me'
  const refusals = [refusalOf({ url }), refusalOf({ url, isPathTyped: true }), refusalOf({})]
  expect(await Promise.all(refusals)).toEqual(['address path', undefined, undefined])
})

it('the switchboard injects the script that sends into a frame before it asks the relay for a request, and asks even where that is refused', async () => {
  const { panel, relay, injections } = aSwitchboard()
  const opened = panel()
  const port = relay({ frameId: 3 })
  const send = (sendId: string) => ({ kind: 'send', documentId: 'd', command: { ...SEND, sendId } })
  const cancel = { kind: 'cancel', documentId: 'd', sendId: 'one' }
  for (const message of [send('one'), send('other'), cancel, REPLAY]) opened.deliver(toFrame(message, 3))
  expect(injections).toMatchObject([
    { tabId: 7, frameId: 3 },
    { tabId: 7, frameId: 3 },
  ])
  const asked = () => port.posted.map(posted => (posted as { message: { kind: string } }).message)
  expect(asked()).toEqual([REPLAY])
  injections[1]?.end(new Error('The extension cannot access this page.'))
  injections[0]?.end()
  await vi.waitFor(() => expect(asked()).toHaveLength(4))
  expect(asked().slice(1)).toEqual([send('one'), send('other'), cancel])
})

it('an injection that does not end delays no send of the next document', async () => {
  const { panel, relay, injections } = aSwitchboard()
  const opened = panel()
  const left = relay()
  opened.deliver(toFrame({ kind: 'send', documentId: 'left', command: SEND }))
  left.end()
  const next = relay()
  const send = { kind: 'send', documentId: 'next', command: SEND }
  opened.deliver(toFrame(send))
  injections[1]?.end()
  await vi.waitFor(() => expect(next.posted).toEqual([fromPanel(send)]))
  injections[0]?.end()
  const cancel = { kind: 'cancel', documentId: 'next', sendId: SEND.sendId }
  opened.deliver(toFrame(cancel))
  await vi.waitFor(() => expect(next.posted).toEqual([fromPanel(send), fromPanel(cancel)]))
  expect(left.posted).toEqual([])
})

it('the switchboard injects nothing into a frame without a relay', () => {
  const { panel, injections } = aSwitchboard()
  panel().deliver(toFrame({ kind: 'send', documentId: 'd', command: SEND }))
  expect(injections).toEqual([])
})

describe('the switchboard', () => {
  it('calls a tab’s relays when a panel opens for it', () => {
    const { called, panel } = aSwitchboard()
    panel(7)
    panel(9)
    expect(called).toEqual([7, 9])
  })

  it('forwards a relay’s messages unread to the panels of its tab only', () => {
    const { panel, relay } = aSwitchboard()
    const [first, second, other] = [panel(), panel(), panel(9)]
    relay({ frameId: 4 }).deliver({ message: { any: 'thing' } })
    expect(first.posted).toEqual([relayed({ any: 'thing' }, 4)])
    expect(second.posted).toEqual(first.posted)
    expect(other.posted).toEqual([])
  })

  it('forwards a panel’s message to the relays of the frame it names, and to no other tab or frame', () => {
    const { panel, relay } = aSwitchboard()
    const mine = panel()
    panel(9)
    const [top, inner, elsewhere] = [relay(), relay({ frameId: 4 }), relay({ tabId: 9, frameId: 4 })]
    mine.deliver(toFrame(REPLAY, 4))
    expect([top, inner, elsewhere].map(({ posted }) => posted)).toEqual([[], [fromPanel(REPLAY)], []])
  })

  it('names the sending panel, and forwards a relay’s answer to that panel only', () => {
    const { panel, relay } = aSwitchboard()
    const [first, second] = [panel(), panel()]
    const asked = relay()
    first.deliver(toFrame(REPLAY))
    second.deliver(toFrame(REPLAY))
    expect(asked.posted).toEqual([fromPanel(REPLAY, 1), fromPanel(REPLAY, 2)])
    asked.deliver({ panel: 2, message: 'an answer' })
    expect([first.posted, second.posted]).toEqual([[], [relayed('an answer')]])
  })

  it.each([undefined, 'hello', { panel: 'first', message: 1 }])(
    'ignores an invalid message of a relay: %j',
    message => {
      const { panel, relay } = aSwitchboard()
      const opened = panel()
      relay().deliver(message)
      expect(opened.posted).toEqual([])
    },
  )

  it('disconnects a relay when no panel is open', () => {
    const { relay, panel } = aSwitchboard()
    panel(9)
    expect(relay().closed).toBe(true)
  })

  it('disconnects the relays when the last panel of their tab closes', () => {
    const { panel, relay, unwatched } = aSwitchboard()
    const [first, second] = [panel(), panel()]
    panel(9)
    const [here, elsewhere] = [relay(), relay({ tabId: 9 })]
    first.end()
    expect(here.closed).toBe(false)
    second.end()
    expect([here.closed, elsewhere.closed]).toEqual([true, false])
    expect(unwatched).toEqual([7])
  })

  it('notifies the panels when a relay ends', () => {
    const { panel, relay } = aSwitchboard()
    const opened = panel()
    relay({ frameId: 4 }).end()
    expect(opened.posted).toEqual([{ kind: 'relay gone', relay: 1 }])
  })

  it('sends nothing to a relay that has gone', () => {
    const { panel, relay } = aSwitchboard()
    const opened = panel()
    const [gone, successor] = [relay(), relay()]
    gone.end()
    opened.deliver(toFrame(REPLAY))
    expect([gone.posted, successor.posted]).toEqual([[], [fromPanel(REPLAY)]])
  })

  it('sends nothing to a panel that has closed', () => {
    const { panel, relay } = aSwitchboard()
    const [closed, open] = [panel(), panel()]
    const opened = relay()
    closed.end()
    opened.deliver({ message: 'hello' })
    expect([closed.posted, open.posted]).toEqual([[], [relayed('hello')]])
  })

  it('reaches the other ports when one of them has closed without notice', () => {
    const { panel, relay } = aSwitchboard()
    const [deaf, open] = [panel(), panel()]
    const [gone, there] = [relay(), relay()]
    deaf.closed = true
    gone.closed = true
    there.deliver({ message: 'hello' })
    open.deliver(toFrame(REPLAY))
    expect([open.posted, there.posted]).toEqual([
      [{ kind: 'relayed', frameId: 0, relay: 2, message: 'hello' }],
      [fromPanel(REPLAY, 2)],
    ])
  })

  it('broadcasts to the panels of all tabs, and to no relay', () => {
    const { panel, relay, notifyPanels } = aSwitchboard()
    const ports = [panel(7), panel(9), relay({ tabId: 7 })]
    notifyPanels({ kind: 'permissions changed' })
    expect(ports.map(({ posted }) => posted)).toEqual([
      [{ kind: 'permissions changed' }],
      [{ kind: 'permissions changed' }],
      [],
    ])
  })

  it('reports once when a tab’s first panel opens and once when its last one closes', () => {
    const { panel, relay, watched, unwatched } = aSwitchboard()
    relay()
    expect(watched).toEqual([])
    const panels = [panel(), panel()]
    relay()
    expect(watched).toEqual([7])
    panels.forEach(({ end }) => end())
    expect(unwatched).toEqual([7])
    panel()
    expect([watched, unwatched]).toEqual([[7, 7], [7]])
  })

  it('works again for a panel that is reopened', () => {
    const { panel, relay } = aSwitchboard()
    panel().end()
    const again = panel()
    relay().deliver({ message: 'hello' })
    expect(again.posted).toEqual([relayed('hello')])
  })

  it.each([
    ['a name that it does not know', 'debugger', { tab: { id: 7 }, frameId: 0 }],
    ['a panel’s name and a page’s URL', 'panel/7', { tab: { id: 7 }, frameId: 0, url: 'https://shop.test/' }],
    ['a panel’s name without a tab', 'panel/', undefined],
    ['a panel’s name with more than a tab', 'panel/7/8', undefined],
    ['a relay’s name and no tab', 'relay', { frameId: 0 }],
    ['a relay’s name and no frame', 'relay', { tab: { id: 7 } }],
    ['a relay’s name and no sender', 'relay', undefined],
  ])('ignores a port with %s', (_, name, sender) => {
    const { accept, panel, called } = aSwitchboard()
    const opened = panel()
    const port = accept(name, sender)
    port.deliver('hello')
    port.end()
    opened.deliver(toFrame(REPLAY))
    expect({ called, toPanel: opened.posted, toPort: port.posted }).toEqual({ called: [7], toPanel: [], toPort: [] })
  })

  it.each([
    undefined,
    'hello',
    { kind: 'to frame' },
    { kind: 'to frame', frameId: '0', message: REPLAY },
    { frameId: 0 },
    toFrame({ kind: 'eval', documentId: 'd', code: '' }),
    toFrame({ kind: 'send', documentId: 'd', command: { ...SEND, body: undefined } }),
    toFrame({ kind: 'send', documentId: 'd', command: { ...SEND, timeout: 0 } }),
  ])('ignores an invalid message of a panel to a frame: %j', message => {
    const { panel, relay } = aSwitchboard()
    const opened = panel()
    const port = relay()
    opened.deliver(message)
    expect(port.posted).toEqual([])
  })
})
