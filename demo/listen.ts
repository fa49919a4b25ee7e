import { once } from 'node:events'
import type { Server } from 'node:http'

type Listening = { url: string; close(): Promise<void> }

/** Lets a server listen on 127.0.0.1. Rejects when the port is taken; 0 takes any free one. */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
