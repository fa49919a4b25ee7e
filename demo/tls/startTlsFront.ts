import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import selfsigned from 'selfsigned'
import { LOOPBACK_DOMAIN, portOfHost } from './loopbackHost.ts'

/** TLS on loopback for the hosts of `loopbackUrl`: both ports are on 127.0.0.1. */
export type TlsFront = {
  /** Answers TLS. */
  port: number
  /** Answers as a proxy does: `CONNECT` leads to `port`. */
  proxyPort: number
  /** The SHA-256 of the certificate's public key in base64, by which Chromium accepts it. */
  keyHash: string
  close(): Promise<void>
}

/**
 * Starts TLS in front of the servers on 127.0.0.1: each call goes to the port that its host names. The certificate is made
 * here and lives in memory. The servers do not keep the process alive.
 */
export async function startTlsFront(): Promise<TlsFront> {
  const { private: key, cert } = selfsigned.generate([{ name: 'commonName', value: LOOPBACK_DOMAIN }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: `*.${LOOPBACK_DOMAIN}` }] }],
  })
  const front = createTlsServer({ key, cert }, passOn)
  const port = await open(front)
  const proxy = createServer((_, response) => void response.writeHead(405).end())
  proxy.on('connect', (_, client, head: Buffer) => {
    const socket = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      if (head.length > 0) socket.write(head)
      client.pipe(socket).pipe(client)
    })
    for (const end of [client, socket]) end.on('error', () => [client, socket].forEach(one => one.destroy()))
  })
  return {
    port,
    proxyPort: await open(proxy),
    keyHash: hashOfKey(cert),
    close: async () => void (await Promise.all([close(front), close(proxy)])),
  }
}

function passOn(request: IncomingMessage, response: ServerResponse): void {
  const port = portOfHost(request.headers.host ?? '')
  if (port === undefined) return void response.writeHead(502).end()
  const { method, url, rawHeaders: headers } = request
  const call = forward({ host: '127.0.0.1', port, method, path: url, headers }, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.pipe(response)
  })
  call.on('error', () => response.destroy())
  request.pipe(call)
}

function hashOfKey(cert: string): string {
  const { publicKey } = new X509Certificate(cert)
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

async function open(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
