import { describe, expect, it } from 'vitest'
import { anMbox, aPrefetch, ledgerOf, OPENED, optionToken } from '../../../test/fixtures/exchanges.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import { createFaultRun } from './createFaultRun.ts'

const rows = ledgerOf(aPrefetch([anMbox({ name: 'home' })]))
const one = { id: 'n', type: 'display', mbox: { name: 'home', state: 's' }, tokens: [optionToken('home')] }
const request = { url: 'https://demo.test/?sessionId=s', body: { context: {}, notifications: [one] } }
let made = 0
const context = () => ({ request, index: 0, rows, now: OPENED, newId: () => `id-${(made += 1)}` })

/** A run whose sends are answered by hand, in order. */
function aRun() {
  const answers: (() => void)[] = []
  const sent: string[] = []
  const run = createFaultRun(deliveryDrafting, ({ text }) => {
    sent.push(text)
    return { exchangeId: `exchange-${sent.length}`, result: new Promise<void>(resolve => answers.push(resolve)) }
  })
  const answer = async () => {
    answers.shift()?.()
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { run, sent, answer }
}

describe('a fault run', () => {
  it('tries one fault after another, each when the one before is answered, and keeps the exchanges of each', async () => {
    const { run, sent, answer } = aRun()
    const done = run.run(['stateMissing', 'impressionIdTwice'], context, 'page')
    expect([sent.length, run.isRunning.value]).toEqual([1, true])
    await answer()
    await answer()
    expect(sent).toHaveLength(3)
    await answer()
    await done
    expect(run.isRunning.value).toBe(false)
    expect(run.tried.value).toEqual([
      { code: 'stateMissing', exchangeIds: ['exchange-1'], obstacle: undefined },
      { code: 'impressionIdTwice', exchangeIds: ['exchange-2', 'exchange-3'], obstacle: undefined },
    ])
  })

  it('reports a fault that is not possible, and continues', async () => {
    const { run, sent, answer } = aRun()
    const done = run.run(['clickTokenAsDisplay', 'notJson'], context, 'page')
    expect(run.tried.value[0]).toEqual({ code: 'clickTokenAsDisplay', exchangeIds: [], obstacle: 'noClickToken' })
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    expect(() => JSON.parse(sent[0] ?? '') as unknown).toThrow()
    await answer()
    await done
  })

  it('sends nothing more once it is stopped', async () => {
    const { run, sent, answer } = aRun()
    const done = run.run(['stateMissing', 'notJson'], context, 'page')
    run.stop()
    await answer()
    await done
    expect([sent.length, run.isRunning.value]).toEqual([1, false])
  })

  it('replaces a fault’s earlier result', async () => {
    const { run, answer } = aRun()
    for (let time = 0; time < 2; time += 1) {
      const done = run.run(['stateMissing'], context, 'page')
      await answer()
      await done
    }
    expect(run.tried.value).toMatchObject([{ exchangeIds: ['exchange-2'] }])
    run.clear()
    expect(run.tried.value).toEqual([])
  })
})
