import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { idsOf, sendWithOurs, sendWithSdk } from './bothSenders.ts'
import { NOW } from './optionCase.ts'
import { requestCases } from './requestCases.ts'
import { visitCases } from './visitCases.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('sends the same as the Node SDK, and gives back the same, with', () => {
  it.each(Object.entries({ ...visitCases, ...requestCases }))('%s', async (_, { options, config, answer }) => {
    const sdk = await sendWithSdk(options, config, answer)
    expect(sdk.error).toBeUndefined()
    const ours = await sendWithOurs(options, config, answer, idsOf(sdk.calls[0]!))
    expect(sdk.calls).toHaveLength(1)
    expect(ours.calls).toHaveLength(1)
    const [theirs, own] = [sdk.calls[0]!, ours.calls[0]!]
    expect(own.url).toBe(theirs.url)
    expect(own.method).toBe(theirs.method)
    expect(own.body).toBe(theirs.body)
    expect(Object.fromEntries(new Headers(own.headers))).toEqual(theirs.headers)
    // The SDK's visitorState is of its visitor library; ours returns its part of it with the call.
    expect({ ...ours.result, kind: undefined, status: undefined }).toEqual({
      ...sdk.result,
      visitorState: undefined,
    })
    expect(ours.result).toMatchObject({ kind: 'answered', status: answer?.status ?? 200 })
  })
})
