import type { PortLike } from '../../bridge/connection.ts'
import {
  RELAY_PORT,
  type DocumentInfo,
  type FromPanel,
  type FromRelay,
  type RelayMessage,
} from '../../bridge/messages.ts'
import type { SendMessage } from '../../bridge/sends.ts'
import type { ReportBuffer } from './buffer.ts'
import { createDeliveries } from './deliveries.ts'

/** The part of `chrome.runtime` that the line uses. */
export interface Runtime {
  connect(info: { name: string }): PortLike
  onMessage: { addListener(listener: (message: unknown) => void): void }
}

export interface LineOptions {
  runtime: Runtime
  document: () => DocumentInfo
  buffer: ReportBuffer
  /** Whether the document is shown to the user, and the extension is on; a prerendered one is not shown yet. */
  mayConnect: () => boolean
  onSend: (message: SendMessage, refusal: FromPanel['refusal']) => void
}

/** The relay's line to the panel. */
export interface Line {
  /** Announces a new entry: panels with room get it, for others the buffer keeps it. */
  deliver(): void
  /** The document is being left: entries that can no longer be delivered are at least counted. */
  leave(): void
  /**
   * Reopens the line where one is needed: the document is shown to the user, for the first time or again. Where the relay may no longer
   * connect, it closes the line.
   */
  appear(): void
}

/**
 * Opens the line at the document's first entry or when the background calls, and after its end only when called again:
 * a page without Target traffic, or that nobody inspects, costs no port and wakes no worker. A page that is not shown
 * reports nothing: it is not the tab's page yet. The other end of the port is the background, which checks the messages of panels.
 */
export function createLine({ buffer, runtime, document, mayConnect, onSend }: LineOptions): Line {
  const { id: documentId } = document()
  let port: PortLike | undefined
  let tried = false
  let isDoubtful = false

  const post = (message: RelayMessage, panel?: number): void => {
    try {
      port?.postMessage({ panel, message } satisfies FromRelay)
    } catch {
      // Too large for the browser, or the port is closed: the entry stays in the buffer, and the next call decides.
      isDoubtful = true
    }
  }

  const deliveries = createDeliveries({ buffer, documentId, post })
  const introduce = (): void =>
    post({ kind: 'document', document: document(), first: buffer.first(), next: buffer.next() })

  const connect = (): void => {
    if (!mayConnect()) return
    tried = true
    isDoubtful = false
    deliveries.forget()
    try {
      const opened = runtime.connect({ name: RELAY_PORT })
      port = opened
      opened.onMessage.addListener(onCommand as (message: unknown) => void)
      opened.onDisconnect.addListener(() => {
        if (port !== opened) return
        port = undefined
        deliveries.forget()
      })
      introduce()
    } catch {
      // The extension was updated or removed: this relay belongs to the old one and stays silent.
    }
  }

  const onCommand = ({ panel, message, refusal }: FromPanel): void => {
    if (message.documentId !== documentId) return
    if (message.kind === 'more') deliveries.acknowledge(panel, message.from)
    else if (message.kind === 'replay') deliveries.begin(panel, message.from)
    else onSend(message, refusal)
  }

  runtime.onMessage.addListener(message => {
    if ((message as { kind?: unknown } | null)?.kind !== 'call') return
    if (port && !isDoubtful) introduce()
    if (!port || isDoubtful) connect()
  })

  return {
    appear: () => {
      // A browser that closes the ports of a page in its back/forward cache may not have reported it.
      port?.disconnect()
      port = undefined
      if (tried || buffer.next() > 1) connect()
    },
    deliver: () => {
      if (!port && !tried) connect()
      deliveries.deliver()
    },
    leave: deliveries.leave,
  }
}
