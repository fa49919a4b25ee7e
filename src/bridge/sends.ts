import type { FromPanel, OwnReport, PanelMessage } from './messages.ts'

/** The script that makes a tester's requests in a frame, in the extension package. The background injects it before each one. */
export const SEND_SCRIPT = 'src/content/send/index.iife.js'

/** A panel's message that asks for a request, or for its end. */
export type SendMessage = Extract<PanelMessage, { kind: 'send' | 'cancel' }>

/** What that script offers to the relay of its document: does what a panel asks for, unless it is refused, and records it. */
export type FrameSender = (
  message: SendMessage,
  refusal: FromPanel['refusal'],
  record: (report: OwnReport) => void,
) => void

/** Its place in the isolated world of the document. A symbol, because elements of the page may bear any name. */
const PLACE = Symbol.for('mbox-inspector:sender')
const world = globalThis as { [PLACE]?: FrameSender }

/** What the document's script offers; undefined before it was injected. */
export const offeredSender = (): FrameSender | undefined => world[PLACE]

/** Offers it, unless the script was injected before. */
export function offerSender(sender: FrameSender): void {
  world[PLACE] ??= sender
}
