import type { FromPanel, OwnReport, PanelMessage } from './messages.ts'

/** The path where the build puts the script that makes a tester's requests. The background injects it before each request. */
export const SEND_SCRIPT = 'src/content/send/index.iife.js'

/** A panel's message that asks for a request, or cancels one. */
export type SendMessage = Extract<PanelMessage, { kind: 'send' | 'cancel' }>

/**
 * The function that the script offers to the relay of its document. It makes or cancels a request, and records the request
 * and its outcome. A refused request is recorded only.
 */
export type FrameSender = (
  message: SendMessage,
  refusal: FromPanel['refusal'],
  record: (report: OwnReport) => void,
) => void

/** The name of the function in the isolated world. A symbol, because elements of the page may have any text as their name. */
const PLACE = Symbol.for('mbox-inspector:sender')
const world = globalThis as { [PLACE]?: FrameSender }

/** The function that the script offers; undefined before the script was injected. */
export const offeredSender = (): FrameSender | undefined => world[PLACE]

/** Offers the function, unless the script was injected before. */
export function offerSender(sender: FrameSender): void {
  world[PLACE] ??= sender
}
