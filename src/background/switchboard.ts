import type { PortLike } from '../bridge/connection.ts'
import {
  FromRelaySchema,
  RELAY_PORT,
  ToFrameSchema,
  tabIdOfPanelPort,
  type FromPanel,
  type SwitchboardMessage,
} from '../bridge/messages.ts'
import { sendRefusal } from '../bridge/sendRefusal.ts'
import * as v from 'valibot'

/** A port as the background sees it: with the sender, when that is a frame of a tab. */
export interface IncomingPort extends PortLike {
  sender?: { tab?: { id?: number }; frameId?: number; url?: string }
}

interface Relay {
  number: number
  port: IncomingPort
  frameId: number
  /** Settles when everything about sends has been forwarded to it. */
  forwarded?: Promise<void>
}

interface Line {
  relays: Set<Relay>
  /** By number. */
  panels: Map<number, PortLike>
}

export interface SwitchboardOptions {
  call: (tabId: number) => void
  /** Injects the script that makes requests into the document of a frame. Rejects where the browser refuses that. */
  injectSender: (tabId: number, frameId: number) => Promise<unknown>
  /** The tab's first panel has opened. */
  onWatched: (tabId: number) => void
  /** The tab's last panel has closed. */
  onUnwatched: (tabId: number) => void
  ownPages: string
}

export interface Switchboard {
  /** Takes a port that a relay or a panel opened; any other is ignored. */
  accept(port: IncomingPort): void
  /** Posts a message to the panels of all tabs. */
  notifyPanels(message: SwitchboardMessage): void
}

/**
 * Connects the relays of each tab with its panels. It forwards the messages of relays unread. It checks those of panels,
 * because relays have no schemas, and a relay refuses a request only if the switchboard does. It holds no state that it
 * cannot lose: after the background stops, both sides reconnect. `call` asks all relays of a tab to connect, or to repeat
 * what they hold. `ownPages` is the URL prefix of the extension's own pages: only those may be panels. Relays without a
 * panel are disconnected, so a page that nobody inspects costs no port.
 */
export function createSwitchboard(options: SwitchboardOptions): Switchboard {
  const { call, injectSender, onWatched, onUnwatched, ownPages } = options
  let [relays, panels] = [0, 0]
  const { all, lineOf, drop } = createLines()

  const acceptRelay = (port: IncomingPort, tabId: number, frameId: number): void => {
    const line = lineOf(tabId)
    if (line.panels.size === 0) {
      port.disconnect()
      drop(tabId)
      return
    }
    relays += 1
    const relay = { number: relays, port, frameId }
    line.relays.add(relay)
    port.onMessage.addListener(received => {
      const parsed = v.safeParse(FromRelaySchema, received)
      if (!parsed.success) return
      const { panel, message } = parsed.output
      emit(line, { kind: 'relayed', frameId, relay: relay.number, message }, panel)
    })
    port.onDisconnect.addListener(() => {
      line.relays.delete(relay)
      emit(line, { kind: 'relay gone', relay: relay.number })
      drop(tabId)
    })
  }

  const acceptPanel = (port: IncomingPort, tabId: number): void => {
    const line = lineOf(tabId)
    panels += 1
    const panel = panels
    line.panels.set(panel, port)
    if (line.panels.size === 1) onWatched(tabId)
    port.onMessage.addListener(message => forward(line, panel, message, frameId => injectSender(tabId, frameId)))
    port.onDisconnect.addListener(() => {
      line.panels.delete(panel)
      if (line.panels.size === 0) {
        hangUp(line)
        onUnwatched(tabId)
      }
      drop(tabId)
    })
    call(tabId)
  }

  return {
    accept: port => {
      const panelTab = tabIdOfPanelPort(port.name)
      const isOwnPage = port.sender?.url?.startsWith(ownPages) === true
      if (panelTab !== undefined && isOwnPage) return acceptPanel(port, panelTab)
      const tabId = port.sender?.tab?.id
      const frameId = port.sender?.frameId
      if (port.name === RELAY_PORT && tabId !== undefined && frameId !== undefined) acceptRelay(port, tabId, frameId)
    },
    notifyPanels: message => {
      for (const line of all()) emit(line, message)
    },
  }
}

/** The lines of the tabs that have any. */
function createLines() {
  const lines = new Map<number, Line>()
  return {
    all: () => lines.values(),
    lineOf: (tabId: number): Line => {
      const known = lines.get(tabId)
      if (known) return known
      const line: Line = { relays: new Set(), panels: new Map() }
      lines.set(tabId, line)
      return line
    },
    /** Drops a tab's line when neither a relay nor a panel uses it. */
    drop: (tabId: number): void => {
      const line = lines.get(tabId)
      if (line && line.relays.size === 0 && line.panels.size === 0) lines.delete(tabId)
    },
  }
}

function hangUp(line: Line): void {
  for (const relay of line.relays) relay.port.disconnect()
  line.relays.clear()
}

function emit({ panels }: Line, message: SwitchboardMessage, to?: number): void {
  for (const [number, panel] of panels) if (to === undefined || to === number) post(panel, message)
}

/** Posts a message. A port that is closed, or that refuses the message, does not keep it from the others. */
function post(port: PortLike, message: unknown): void {
  try {
    port.postMessage(message)
  } catch {
    // A closed port reports its end by itself.
  }
}

/**
 * Forwards a panel's message to the relays of its frame. A relay gets everything about sends in order, each send after
 * the script that makes it; other messages do not wait.
 */
function forward(
  { relays }: Line,
  panel: number,
  received: unknown,
  injectSender: (frameId: number) => Promise<unknown>,
): void {
  const parsed = v.safeParse(ToFrameSchema, received)
  if (!parsed.success) return
  const { message, frameId } = parsed.output
  const asked = [...relays].filter(relay => relay.frameId === frameId)
  if (asked.length === 0) return
  const refusal = message.kind === 'send' ? sendRefusal(message.command.url, message.command) : undefined
  const forwardTo = ({ port }: Relay): void => post(port, { panel, message, refusal } satisfies FromPanel)
  if (message.kind !== 'send' && message.kind !== 'cancel') return asked.forEach(forwardTo)
  // Without the script, the relay reports that the send was refused.
  const injected = message.kind === 'send' ? injectSender(frameId).catch(() => {}) : undefined
  for (const relay of asked) relay.forwarded = Promise.all([relay.forwarded, injected]).then(() => forwardTo(relay))
}
