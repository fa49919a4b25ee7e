/** The part of a `runtime.Port` that a connection uses. */
export interface PortLike {
  name: string
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/** Ms that a port must stay open for the next attempt to come without a pause. */
const LIVED = 1000

/**
 * Ms before the first attempt to reconnect. Chromium also closes ports because it reloads or removes the extension; a port that is
 * opened before it has finished can start a worker that belongs to no extension. By then no port can be opened.
 */
export const FIRST_PAUSE = 250

/** Pauses in ms before the first, second … attempt to reconnect; the last one repeats. */
const PAUSES = [FIRST_PAUSE, 500, 1000, 3000]

export interface ConnectionOptions {
  /** Opens a port. Throws when the extension's context is gone for good (the extension was updated or removed). */
  open: () => PortLike
  onMessage: (message: unknown) => void
  /** Called after each opening, including the first: the moment to ask for missed entries. */
  onOpen: () => void
  /** Called when no port can be opened any more; nothing follows. */
  onGone: () => void
  signal: AbortSignal
}

/** A connection to the background that survives its restarts: worker and event page may stop at any time. */
export interface Connection {
  /** Posts, or returns false when there is currently no open port. */
  post(message: unknown): boolean
}

/** Opens a port and keeps one open until the signal is aborted. Source of the rule: both browsers stop idle workers. */
export function createConnection(options: ConnectionOptions): Connection {
  let port: PortLike | undefined
  let attempts = 0

  const open = (): void => {
    if (options.signal.aborted) return
    let opened: PortLike
    try {
      opened = options.open()
    } catch {
      options.onGone()
      return
    }
    port = opened
    const openedAt = performance.now()
    opened.onMessage.addListener(message => {
      attempts = 0
      options.onMessage(message)
    })
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined
      if (performance.now() - openedAt >= LIVED) attempts = 0
      openLater()
    })
    options.onOpen()
  }

  const openLater = (): void => {
    const pause = PAUSES[Math.min(attempts, PAUSES.length - 1)]
    attempts += 1
    setTimeout(open, pause)
  }

  options.signal.addEventListener('abort', () => port?.disconnect())
  open()
  return {
    post: message => {
      if (port === undefined) return false
      try {
        port.postMessage(message)
        return true
      } catch {
        return false
      }
    },
  }
}
