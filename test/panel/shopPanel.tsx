import { request } from 'node:http'
import { act } from 'preact/test-utils'
import { vi } from 'vitest'
import { startEdge } from '../../demo/edge/startEdge.ts'
import { startShop } from '../../demo/shop/startShop.ts'
import type { SendCommand, SendOutcome } from '../../src/bridge/messages.ts'
import type { Report } from '../../src/bridge/report.ts'
import { createPanel } from '../../src/panel/model/createPanel.ts'
import { reportFailures } from '../../src/panel/model/reportFailures.ts'
import { click, draw, takeDown } from '../../src/panel/view/kit/testing.ts'
import { PanelView } from '../../src/panel/view/PanelView.tsx'
import { aHost } from '../fixtures/host.ts'
import { textBody } from '../fixtures/panel.ts'
import { aRelay, type FakeRelay } from '../fixtures/relay.ts'
import { visitShop, type ShopVisit } from '../fixtures/shopVisit.ts'

/** What is in the panel, by the names that a tester reads. */
export interface Shown {
  all: (selector: string) => HTMLElement[]
  /** The first control of this name, of all kinds or of these alone. */
  named: (name: string | RegExp, kinds?: string) => HTMLElement | undefined
  /** The part of this name: a dialog, a region, a grid, a list. */
  part: (name: string) => HTMLElement | undefined
  /** The rows of a grid or table, without the head. */
  rows: (name: string) => HTMLElement[]
  /** The ledger's rows of a location, of those in this status. */
  ledger: (location: string, status?: string) => HTMLElement[]
  /** The text of the status line. */
  status: () => string
}

/** A shop and an edge, whose pages the panel is shown on: everything is real but the browser. */
export async function startShopPanels() {
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url })
  const visits: ShopVisit[] = []

  /** Draws a panel and visits a page of the shop under it. */
  const show = async (path: string) => {
    const badge = vi.fn<(failures: number) => void>()
    const host = aHost({ now: Date.now, page: () => Promise.resolve({ url: shop.url + path }), showFailures: badge })
    const panel = createPanel(host, { signal: new AbortController().signal })
    reportFailures(host, panel.capture.rows, panel.capture.page)
    const place = draw(<PanelView panel={panel} />)
    let documents = 0
    const connect = (url: string, { top = true, frameId = 0 } = {}): FakeRelay => {
      const now = Date.now()
      const document = { id: `document-${(documents += 1)}`, url, top, openedAt: now, startedAt: now }
      const relay = aRelay(host, { document, frameId })
      host.onPost(message => {
        if (message.kind === 'send' && message.documentId === document.id) void make(message.command, relay.report)
      })
      return relay
    }
    /** A frame of the page, with no script of its own; what it calls is recorded by its relay. */
    const addFrame = () => connect(`${shop.url}/frame.html`, { top: false, frameId: 5 })
    const goTo = async (next: string): Promise<ShopVisit> => {
      const relay = connect(shop.url + next)
      const visit = await visitShop(shop.url + next, report => relay.report(report))
      visits.push(visit)
      return visit
    }
    const page = await goTo(path)
    const sends = () => host.posted.filter(({ kind }) => kind === 'send')
    return { ...shownIn(place), addFrame, panel, page, goTo, sends, badge: () => badge.mock.lastCall?.[0] }
  }

  const leave = async (): Promise<void> => {
    takeDown()
    for (const visit of visits.splice(0)) await visit.close()
    edge.setChecking('strict')
  }
  const close = async (): Promise<void> => {
    await shop.close()
    await edge.close()
  }
  return { edge, shop, show, leave, close }
}

/** Makes a send as the relay does, and reports its outcome. */
async function make(command: SendCommand, report: (report: Report) => void): Promise<void> {
  report({ kind: 'sent', time: Date.now(), command } as never)
  const outcome = await outcomeOf(command)
  report({ kind: 'outcome', sendId: command.sendId, outcome } as never)
}

async function outcomeOf({ url, body }: SendCommand): Promise<SendOutcome> {
  const { status, text } = await postTo(url, body)
  return { kind: 'answered', time: Date.now(), status, headers: '', body: textBody(text) }
}

/** Posts a text, by no browser’s rules. */
export function postTo(url: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST' }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function shownIn(place: HTMLElement): Shown {
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const nameOf = (element: HTMLElement): string =>
    (element.getAttribute('aria-label') ?? labelOf(element) ?? element.textContent).trim()
  const labelOf = (element: HTMLElement): string | undefined =>
    (element.closest('label') ?? all('label').find(label => isFor(label, element)))?.textContent
  const part = (name: string) => all('[aria-label]').find(one => one.getAttribute('aria-label') === name)
  const rows = (name: string) =>
    [...(part(name)?.querySelectorAll<HTMLElement>('[role="row"], tr') ?? [])].filter(
      row => row.querySelector('[role="gridcell"], td') !== null,
    )
  const cells = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')].map(nameOf)
  return {
    all,
    part,
    rows,
    named: (name, kinds = 'button, [role="tab"], [role="menuitem"], input, textarea, select') =>
      all(kinds).find(element => (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)))),
    ledger: (location, status) =>
      rows('Ledger').filter(row => {
        const texts = cells(row)
        return texts.includes(location) && (status === undefined || texts.includes(status))
      }),
    status: () =>
      all('[role="status"]')
        .map(one => one.textContent)
        .join(' '),
  }
}

const isFor = (label: HTMLElement, { id }: HTMLElement): boolean => id !== '' && label.getAttribute('for') === id

/** Waits until something is there, or true, and returns it. */
export function shown<Value>(look: () => Value | undefined | null | false): Promise<Value> {
  return vi.waitFor(
    () => {
      const value = look()
      if (value === undefined || value === null || value === false) throw new Error(`Not shown: ${String(look)}`)
      return value
    },
    { timeout: 30_000, interval: 5 },
  )
}

/** Presses a button once it is shown. */
export async function press(panel: Shown, name: string | RegExp): Promise<void> {
  click(await shown(() => panel.named(name)))
}

/** Chooses an item of a menu. */
export async function chooseItem(panel: Shown, menu: string, item: string): Promise<void> {
  await press(panel, menu)
  await press(panel, item)
}

/** The field of this name. */
export function field(panel: Shown, name: string): HTMLInputElement {
  const found = panel.named(name, 'input, textarea, select')
  if (!found) throw new Error(`There is no field “${name}”`)
  return found as HTMLInputElement
}

/** Answers yes to the question before a send. */
export async function confirm(panel: Shown): Promise<void> {
  const isYes = (button: HTMLElement): boolean => button.textContent.startsWith('Send')
  click(await shown(() => panel.all('dialog[open] button').find(isYes)))
}

/** The newest of the sent notifications, once it has this outcome. */
export async function lastSent(panel: Shown, outcome: string): Promise<HTMLElement> {
  await press(panel, /^Sent/)
  return shown(() => {
    const last = panel.rows('Sent notifications').at(-1)
    return last?.textContent.includes(outcome) && last
  })
}

/** Clicks twice as the pointer does, with the events that browsers fire. */
export function doubleClick(element: HTMLElement | null | undefined): void {
  const fire = (type: string, detail: number) =>
    void act(() => void element?.dispatchEvent(new MouseEvent(type, { bubbles: true, detail })))
  fire('click', 1)
  fire('click', 2)
  fire('dblclick', 2)
}
