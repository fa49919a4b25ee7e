import { expect, it } from 'vitest'
import { readPastedCall } from './readPastedCall.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s'
const BODY = '{"notifications":[{"id":"1"}]}'

it.each([
  ['a URL', URL, {}, false],
  ['a URL among spaces', `\n  ${URL} \n`, {}, false],
  ['cURL', `curl '${URL}' -H 'Content-Type: text/plain' --data-raw '${BODY}'`, JSON.parse(BODY), false],
  ['fetch', `await fetch("${URL}", { method: "POST", body: ${JSON.stringify(BODY)} })`, JSON.parse(BODY), false],
  ['PowerShell', `Invoke-WebRequest -Method POST -Uri '${URL}' -Body '${BODY}'`, JSON.parse(BODY), false],
  ['the first of several', `curl https://shop.example/\ncurl '${URL}' -d '${BODY}'`, JSON.parse(BODY), false],
  ['a body in a file', `curl '${URL}' -d @body.json`, {}, true],
  ['a body that is not JSON', `curl '${URL}' -d 'text'`, {}, true],
])('a pasted call is read from %s', (_, text, body, lacksBody) => {
  expect(readPastedCall(text)).toEqual({ kind: 'call', call: { url: URL, body }, lacksBody })
})

it.each([
  ['any other text', 'hello', 'notUnderstood'],
  ['a URL of another address', 'https://shop.example/', 'otherAddress'],
  ['a command for another address', 'curl https://shop.example/', 'otherAddress'],
  ['a text of more than a mebi characters', URL.padEnd(1024 * 1024 + 1, 'x'), 'tooLong'],
])('%s is not a pasted call, and why is known', (_, text, why) => {
  expect(readPastedCall(text)).toEqual({ kind: 'none', why })
})
