import * as v from 'valibot'
import type { PortLike } from '../../bridge/connection.ts'
import {
  CallSchema,
  PanelMessageSchema,
  RELAY_PORT,
  type DocumentInfo,
  type Entry,
  type PanelMessage,
  type RelayMessage,
} from '../../bridge/messages.ts'
import { weigh, type Buffer } from './buffer.ts'

/** Characters of bodies in one message; browsers refuse messages over 64 MiB. */
const MAX_MESSAGE_CHARACTERS = 8 * 1024 * 1024

/** The part of `chrome.runtime` that the line uses. */
export interface Runtime {
  connect(info: { name: string }): PortLike
  onMessage: { addListener(listener: (message: unknown) => void): void }
}

export interface LineOptions {
  runtime: Runtime
  document: () => DocumentInfo
  buffer: Buffer
  /** Whether the document is before the user; one that is prerendered is not yet. */
  isShown: () => boolean
  /** Whether the document has called the Edge Network: asked when a panel may be there, and not before. */
  usesWebSdk: () => boolean
  onSend: (command: Extract<PanelMessage, { kind: 'send' }>['command']) => void
  onCancel: (sendId: string) => void
}

/** The relay's line to the panel. */
export interface Line {
  /** Tells a new entry to the panel, if one is connected; the buffer keeps it for a later one. */
  tell(entry: Entry): void
  /** Opens the line anew where it was wanted: the document came before the user, for the first time or again. */
  appear(): void
}

/**
 * Opens the line at the document's first entry or when the background calls, and after its end only when called
 * again: a page without Target traffic, or that nobody inspects, costs no port and wakes no worker. A page that is not shown
 * says nothing: it is none of the tab's yet.
 */
export function createLine(options: LineOptions): Line {
  const { buffer, runtime } = options
  let port: PortLike | undefined
  let tried = false
  let isDoubtful = false

  const post = (message: RelayMessage): void => {
    try {
      port?.postMessage(message)
    } catch {
      // Too large for the browser, or the port is closed: the entry stays in the buffer, and the next call decides.
      isDoubtful = true
    }
  }

  const introduce = ({ isAsked }: { isAsked: boolean }): void => post(introduction(options, isAsked))

  const connect = (how: { isAsked: boolean }): void => {
    if (!options.isShown()) return
    tried = true
    isDoubtful = false
    try {
      const opened = runtime.connect({ name: RELAY_PORT })
      port = opened
      opened.onMessage.addListener(obey)
      opened.onDisconnect.addListener(() => {
        if (port === opened) port = undefined
      })
    } catch {
      // The extension was updated or removed: this relay belongs to the old one and stays silent.
      return
    }
    introduce(how)
  }

  const obey = (message: unknown): void => {
    const parsed = v.safeParse(PanelMessageSchema, message)
    if (!parsed.success || parsed.output.documentId !== options.document().id) return
    if (parsed.output.kind === 'send') return options.onSend(parsed.output.command)
    if (parsed.output.kind === 'cancel') return options.onCancel(parsed.output.sendId)
    const { from } = parsed.output
    // A panel that was not told what was dropped meanwhile would ask for it again and again.
    if (from < buffer.first()) introduce({ isAsked: false })
    for (const entries of inMessages(buffer.from(from))) {
      post({ kind: 'entries', documentId: options.document().id, entries })
    }
  }

  runtime.onMessage.addListener(message => {
    if (!v.is(CallSchema, message)) return
    if (port && !isDoubtful) introduce({ isAsked: true })
    else connect({ isAsked: true })
  })

  return {
    appear: () => {
      // A browser that closes the ports of a page in its back/forward cache need not have told.
      port?.disconnect()
      port = undefined
      if (tried || buffer.next() > 1) connect({ isAsked: tried })
    },
    tell: entry => {
      if (port) post({ kind: 'entries', documentId: options.document().id, entries: [entry] })
      else if (!tried) connect({ isAsked: false })
    },
  }
}

function introduction({ document, buffer, usesWebSdk }: LineOptions, isAsked: boolean): RelayMessage {
  return {
    ...{ kind: 'document', document: document(), first: buffer.first(), next: buffer.next() },
    ...(isAsked && usesWebSdk() && { usesWebSdk: true }),
  }
}

/** Cuts a replay into messages of bounded size. */
function inMessages(entries: Entry[]): Entry[][] {
  const messages: Entry[][] = []
  let characters = Infinity
  for (const entry of entries) {
    characters += weigh(entry.report)
    if (characters > MAX_MESSAGE_CHARACTERS) {
      messages.push([])
      characters = weigh(entry.report)
    }
    messages.at(-1)?.push(entry)
  }
  return messages
}
