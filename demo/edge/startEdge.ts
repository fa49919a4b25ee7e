import { createServer } from 'node:http'
import { createEdgeHandler, type EdgeHandler, type EdgeOptions } from './createEdgeHandler.ts'
import { listen } from '../listen.ts'

export type Edge = Pick<EdgeHandler, 'counts' | 'requests' | 'setChecking' | 'edgeNetwork'> & {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string
  /** Ends every connection, including those in use. */
  close(): Promise<void>
}

/** Starts the embedded edge on loopback. Port 0, the default, takes any free port. */
export async function startEdge({ port = 0, ...options }: EdgeOptions & { port?: number } = {}): Promise<Edge> {
  const { handle, ...rest } = createEdgeHandler(options)
  const { url, close } = await listen(createServer(handle), port)
  return { url, ...rest, close }
}
