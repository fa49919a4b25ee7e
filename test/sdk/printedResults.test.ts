import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anMbox } from '../fixtures/exchanges.ts'
import { fileOf, readOne } from '../fixtures/imports.ts'
import { sendWithSdk } from './bothSenders.ts'
import { NOW, request } from './optionCase.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const body = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }

async function result(): Promise<unknown> {
  const sdk = await sendWithSdk({ request, sessionId: 's-1' }, {}, { body })
  return sdk.result
}

it('the Node SDK’s result is imported as it is when Node prints all of it', async () => {
  const value = await result()
  const whole = readOne(JSON.stringify(value))
  const printed = readOne(inspect(value, { depth: null }))
  expect(printed.response?.prefetch?.mboxes?.[0]?.options).toHaveLength(1)
  expect([printed.request, printed.response]).toEqual([whole.request, whole.response])
})

it('the Node SDK’s result as console.log prints it has its notifications and mboxes missing, which is reported', async () => {
  const { findings } = fileOf(inspect(await result()))
  const lost = findings.find(({ code }) => code === 'tooShallow')
  expect(lost?.values).toContain('response.prefetch.mboxes')
})
