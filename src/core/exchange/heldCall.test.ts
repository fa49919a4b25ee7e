import { expect, it } from 'vitest'
import { readHeldPart } from './heldCall.ts'

const read = (value: unknown) => {
  const text = JSON.stringify(value)
  return readHeldPart({ kind: 'text', text, length: text.length }, 5)
}
const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery'

it('reads a held call, and a body that followed', () => {
  expect(read({ call: 1, transport: 'beacon', url, body: '{}' })).toEqual({
    kind: 'request',
    call: 1,
    request: {
      source: 'beacon',
      time: 5,
      method: 'POST',
      url,
      body: { kind: 'text', text: '{}', length: 2 },
      queued: true,
      held: true,
    },
  })
  expect(read({ call: 1, transport: 'fetch', url })).toMatchObject({ request: { body: { kind: 'pending' } } })
  expect(read({ call: 1, body: 'x' })).toEqual({ kind: 'body', call: 1, body: { kind: 'text', text: 'x', length: 1 } })
  expect(read({ call: 1 })).toMatchObject({ kind: 'body', body: { kind: 'unreadable' } })
})

it.each([[null], [[]], [{}], [{ call: -1 }], [{ call: 'x', body: '{}' }], [{ call: 1, transport: 'pigeon', url }]])(
  'reads nothing from what only a page would dispatch: %j',
  value => expect(read(value)).toBeUndefined(),
)

it('reads nothing from a cut detail', () => {
  expect(readHeldPart({ kind: 'text', text: '{"call":1,"bo', length: 900 }, 5)).toBeUndefined()
  expect(readHeldPart({ kind: 'none' }, 5)).toBeUndefined()
})
