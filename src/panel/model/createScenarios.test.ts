import { describe, expect, it, vi } from 'vitest'
import { aHost, aStore } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Host } from '../host/host.ts'
import { createPanel } from './createPanel.ts'

const scenariosOf = (overrides: Partial<Host>) =>
  createPanel(aHost(overrides), { signal: new AbortController().signal }).scenarios

const names = ({ all }: ReturnType<typeof scenariosOf>): string[] => all.value.map(({ name }) => name)

describe('scenarios', () => {
  it.each([true, undefined])('of a window whose privacy is %s stay in the panel', async isPrivate => {
    const kept = { 'scenario x': JSON.stringify({ id: 'x', name: 'Of another window', steps: [] }) }
    const store = aStore({ kept })
    const scenarios = scenariosOf({ store, askTab: listener => listener({ isPrivate, transmission: 'not asked' }) })
    scenarios.create('Mine')
    await Promise.resolve()
    expect(names(scenarios)).toEqual(['Mine'])
    expect([...store.kept]).toEqual(Object.entries(kept))
  })

  it('made before the browser reports that the window is not private are kept then', async () => {
    const store = aStore({ kept: { 'scenario x': JSON.stringify({ id: 'x', name: 'Kept', steps: [] }) } })
    let report: Parameters<Host['askTab']>[0] | undefined
    const scenarios = scenariosOf({ store, askTab: listener => (report = listener) })
    scenarios.create('Mine')
    report?.({ isPrivate: false, transmission: 'not asked' })
    await Promise.resolve()
    expect([names(scenarios), store.kept.size]).toEqual([['Kept', 'Mine'], 2])
  })

  it('that the store holds unreadable are left out, and not removed from it', () => {
    const kept = { 'scenario a': '{', 'scenario b': '{"id":"b","name":1,"steps":[]}', 'scenario c': '[]' }
    const store = aStore({ kept })
    expect([names(scenariosOf({ store })), store.kept.size]).toEqual([[], 3])
  })
})

it('a run sends nothing to a path that is not Target’s, which a file may have brought', async () => {
  vi.useFakeTimers()
  const { panel, row, sends } = aPanel({ store: aStore() })
  const step = panel.steps.ofRow(row('home'))
  const changes = [{ path: '["url","base"]', json: '"https://shop.test/account/delete"' }]
  panel.scenarios.add([{ id: 'of a file', name: 'Of a file', steps: step ? [{ ...step, changes }] : [] }])
  const { run } = panel.scenarios
  const done = run.run(panel.scenarios.all.value[0]!)
  await vi.advanceTimersByTimeAsync(100)
  panel.guard.confirm({ trust: false })
  await done
  vi.useRealTimers()
  expect(sends()).toEqual([])
  expect([...run.results.value.values()]).toMatchObject([{ kind: 'failed', outcome: 'No answer' }])
  expect(panel.capture.sent.value[0]?.exchange.response).toMatchObject({ reason: 'address path' })
})
