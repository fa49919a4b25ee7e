import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Firefox's remote protocol Marionette: commands with parameters, each answered by its id. */
export interface Marionette {
  /** Rejects with Firefox's own error and message, or when the connection ends before the answer. */
  send<Answer = unknown>(command: string, parameters?: Readonly<Record<string, unknown>>): Promise<Answer>
  close(): void
}

interface Pending {
  resolve: (answer: never) => void
  reject: (error: Error) => void
}

/** Connects to a Marionette on loopback. Messages are `LENGTH:JSON`, the length in bytes; the first is a greeting. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const pending = new Map<number, Pending>()
  let last = 0
  const fail = (): void => {
    for (const { reject } of pending.values()) reject(new Error('Firefox has ended the connection'))
    pending.clear()
  }
  socket.on('error', fail)
  socket.on('close', fail)
  readMessages(socket, message => {
    if (!Array.isArray(message)) return
    const [, id, error, answer] = message as [number, number, { error: string; message: string } | null, never]
    const asked = pending.get(id)
    pending.delete(id)
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`))
    else asked?.resolve(answer)
  })
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        last += 1
        if (!socket.writable) return reject(new Error('Firefox has ended the connection'))
        pending.set(last, { resolve, reject })
        const text = Buffer.from(JSON.stringify([0, last, command, parameters]))
        socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
      }),
    close: () => socket.destroy(),
  }
}

function readMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let parts: Buffer[] = []
  let held = 0
  let awaited: number | undefined
  socket.on('data', chunk => {
    parts.push(chunk)
    held += chunk.length
    for (;;) {
      if (awaited !== undefined && held < awaited) return
      const data = Buffer.concat(parts)
      const colon = data.indexOf(58)
      if (colon < 0) return
      const end = colon + 1 + Number(data.subarray(0, colon).toString())
      parts = [data]
      if (data.length < end) return void (awaited = end)
      awaited = undefined
      parts = [data.subarray(end)]
      held = data.length - end
      onMessage(JSON.parse(data.subarray(colon + 1, end).toString()))
    }
  })
}
