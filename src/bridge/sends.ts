import type { SendCommand, SendOutcome } from './messages.ts'

/** The script that makes a tester's requests in a frame, in the extension package. The background injects it before each one. */
export const SEND_SCRIPT = 'src/content/send/index.iife.js'

/** What that script offers to the relay of its document. */
export interface Sends {
  /** Makes a request. Never rejects. */
  send(command: SendCommand): Promise<SendOutcome>
  /** Aborts a request. */
  cancel(sendId: string): void
}

/** Its place in the isolated world of the document. A symbol, because elements of the page may bear any name. */
const PLACE = Symbol.for('mbox-inspector:sends')
const world = globalThis as { [PLACE]?: Sends }

/** What the document's script offers; undefined before it was injected. */
export const offeredSends = (): Sends | undefined => world[PLACE]

/** Offers it, unless the script was injected before. */
export function offerSends(sends: Sends): void {
  world[PLACE] ??= sends
}
