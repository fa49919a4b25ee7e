import { createServer } from 'node:http'
import { get } from 'node:https'
import { connect } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listen } from '../listen.ts'
import { loopbackHost } from './loopbackHost.ts'
import { startTlsFront, type TlsFront } from './startTlsFront.ts'

let front: TlsFront
let server: Awaited<ReturnType<typeof listen>>

beforeEach(async () => {
  front = await startTlsFront()
  server = await listen(
    createServer((request, response) => response.end(`${request.headers.host} ${request.url}`)),
    0,
  )
})

afterEach(async () => {
  await front.close()
  await server.close()
})

function read(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: front.port, path: '/a?b', headers: { host }, rejectUnauthorized: false }
    get(options, response => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve(`${response.statusCode} ${text}`))
    }).on('error', reject)
  })
}

test('a call reaches the port that its host names, with its own host and path', async () => {
  const host = loopbackHost(server.url)
  expect(await read(host)).toBe(`200 ${host} /a?b`)
})

test('a host of another kind is refused', async () => {
  expect(await read('shop.test')).toBe('502 ')
})

test('the certificate is for the hosts, and its key is the one that is announced', async () => {
  const socket = connect({ host: '127.0.0.1', port: front.port, rejectUnauthorized: false })
  await new Promise(resolve => socket.once('secureConnect', resolve))
  const certificate = socket.getPeerX509Certificate()
  socket.destroy()
  expect(certificate?.checkHost(loopbackHost(server.url))).toBeDefined()
  expect(front.keyHash).toMatch(/^[A-Za-z0-9+/]{43}=$/)
})
