import { expect, it } from 'vitest'
import { applyEdits } from './edits.ts'

const request = { url: 'https://a.test/', body: { a: 1, list: ['b', 'c'] } }

it('edits are applied one after the other', () => {
  const edited = applyEdits(request, [
    { in: 'body', path: ['list', 0], value: undefined },
    { in: 'body', path: ['list', 0], value: 'd' },
    { in: 'url', url: 'https://b.test/' },
  ])
  expect(edited).toEqual({ url: 'https://b.test/', body: { a: 1, list: ['d'] } })
})

it('every edit leaves an object', () => {
  expect(applyEdits(request, [{ in: 'body', path: [], value: 'text' }]).body).toEqual({})
  expect(request.body).toEqual({ a: 1, list: ['b', 'c'] })
})
