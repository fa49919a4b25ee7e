import { expect, it } from 'vitest'
import { createUpdateNote } from './updateNote.ts'

const refusing = (): never => {
  throw new Error('Access is denied')
}

it('an update is remembered', async () => {
  const stored: Record<string, unknown> = {}
  const note = createUpdateNote(() => ({
    get: name => Promise.resolve({ [name]: stored[name] }),
    set: items => Promise.resolve(void Object.assign(stored, items)),
  }))
  expect(await note.isThere()).toBe(false)
  await note.write()
  expect(await note.isThere()).toBe(true)
})

it.each([
  ['cannot be reached', refusing],
  ['throws', () => ({ get: refusing, set: refusing })],
  ['rejects', () => ({ get: () => Promise.reject(new Error('no')), set: () => Promise.reject(new Error('no')) })],
])('where the storage %s there is no note, and nothing fails', async (_, session) => {
  const note = createUpdateNote(session)
  await note.write()
  expect(await note.isThere()).toBe(false)
})
