import { createServer } from 'node:http'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { listen } from '../../demo/listen.ts'
import { expect } from './expect.ts'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

const CONTENT = '{"id":9223372036854775801,"price":19.90}'
const ANSWER = `{"status":200,"prefetch":{"mboxes":[{"index":0,"name":"home","options":[{"type":"json","content":${CONTENT},"eventToken":"t"}]}]}}`
const REQUEST =
  '{"requestId":"r","environmentId":9007199254740993,"context":{"channel":"web"},"prefetch":{"mboxes":[{"index":0,"name":"home"}]}}'

it.each(['', 'json'] as const)(
  'each digit of an offer and of an environment is shown and sent, when the page asked for an answer of type "%s"',
  async responseType => {
    const { page, panel } = await session.goTo('/unseen.html')
    const bodies: string[] = []
    const target = await listen(
      createServer((request, response) => {
        let body = ''
        request.on('data', chunk => (body += String(chunk)))
        request.on('end', () => {
          bodies.push(body)
          const origin = request.headers.origin ?? '*'
          response.setHeader('Access-Control-Allow-Origin', origin)
          response.setHeader('Access-Control-Allow-Credentials', 'true')
          response.setHeader('Content-Type', 'application/json').end(ANSWER)
        })
      }),
      0,
    )
    await page.evaluate(
      ([url, body, type]) =>
        new Promise(resolve => {
          const request = new XMLHttpRequest()
          request.open('POST', url!)
          request.responseType = type as XMLHttpRequestResponseType
          request.onloadend = resolve
          request.send(body)
        }).then(() => undefined),
      [`${target.url}/rest/v1/delivery?client=demo&sessionId=s`, REQUEST, responseType],
    )
    await ledgerRow(panel, 'home').click()
    const details = panel.getByRole('region', { name: 'Details' })
    for (const number of ['9223372036854775801', '19.90']) {
      await expect(details.getByText(number, { exact: true }).first()).toBeVisible()
    }
    await panel.getByRole('button', { name: 'Send display for home', exact: true }).click()
    await panel.getByRole('dialog').getByRole('button', { name: 'Send display' }).click()
    await expect.poll(() => bodies.length).toBe(2)
    expectValue(bodies[1]).toContain('"environmentId":9007199254740993,')
    await target.close()
  },
)
