import { expect, it } from 'vitest'
import { recoveryPrefix } from '../bridge/recovery.ts'
import { forgetClosedTabs } from './forgetClosedTabs.ts'

it('what panels kept of closed tabs is removed, and nothing else', async () => {
  const kept: Record<string, unknown> = { [`${recoveryPrefix(7)}a`]: 1, [`${recoveryPrefix(70)}a`]: 1, updated: true }
  await forgetClosedTabs({
    session: () => ({
      get: async () => kept,
      remove: async names => names.forEach(name => delete kept[name]),
    }),
    openTabs: async () => [70, 8],
  })
  expect(Object.keys(kept)).toEqual([`${recoveryPrefix(70)}a`, 'updated'])
})

it('a refused store does not throw', async () => {
  const session = (): never => {
    throw new Error('refused')
  }
  await expect(forgetClosedTabs({ session, openTabs: async () => [] })).resolves.toBeUndefined()
})
