import { expect, it } from 'vitest'
import { readMboxCookie } from './mboxCookie.ts'

const VALUE = 'session#a%20b#2000000000|PC#v.35_0#2000000000'

it.each([
  ['its value', VALUE],
  ['its value in quotes', `"${VALUE}"`],
  ['a header', `Cookie: other=1; mbox=${VALUE}; more=2`],
  ['an encoded header', `mbox=${encodeURIComponent(VALUE)}`],
  ['a name and a value', `mbox: ${VALUE}`],
  ['JSON of an SDK’s cookie', `{"name":"mbox","value":"${VALUE}","maxAge":63244800}`],
  ['Node’s output of it', `{ name: 'mbox', value: '${VALUE}', maxAge: 63244800 }`],
  ['Python’s output of it', `{'max_age': 63244800, 'name': 'mbox', 'value': '${VALUE}'}`],
  [
    'a whole result, with another cookie before it',
    `{"targetLocationHintCookie":{"name":"mboxEdgeCluster","value":"35"},\n"targetCookie":{"name":"mbox",\n"value":"${VALUE}"}}`,
  ],
  ['JSON of names and values', `{"other":"1","mbox":"${VALUE}"}`],
  ['Python’s output of names and values', `{'mbox': '${VALUE}', 'other': '1'}`],
])('the session and the visitor are read from %s', (_, text) => {
  expect(readMboxCookie(text, 0)).toMatchObject({ session: { value: 'a b' }, visitor: { value: 'v.35_0' } })
})

it.each(['{"name":"other","value":"session#a#2000000000"}', 'mboxEdgeCluster=35', '', '{"name":"mbox"}'])(
  'nothing is read from %s',
  text => {
    expect(readMboxCookie(text, 0)).toEqual({ session: undefined, visitor: undefined })
  },
)
