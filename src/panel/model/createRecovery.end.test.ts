import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aHost, aSessionStore } from '../../../test/fixtures/host.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import { createPanel } from './createPanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what came in the last moment of a panel is kept for the next one, and nothing that came later', async () => {
  const session = aSessionStore()
  const host = aHost({ session })
  const ending = new AbortController()
  createPanel(host, { signal: ending.signal })
  await vi.advanceTimersByTimeAsync(1000)
  const relay = aRelay(host)
  // The first is processed at once, what follows it closely waits.
  for (const name of ['home', 'cart']) relay.record(aPrefetch([anMbox({ name })], { id: name }))
  host.receiveNews({ calls: [aNetworkCall({ id: 'in time' })] })
  expect(JSON.stringify([...session.held])).not.toContain('in time')

  ending.abort()
  const kept = new Map(session.held)
  expect(JSON.stringify([...kept])).toMatch(/home.*cart.*in time/)

  host.receiveNews({ calls: [aNetworkCall({ id: 'too late' })] })
  await vi.advanceTimersByTimeAsync(1000)
  expect(session.held).toEqual(kept)
})
