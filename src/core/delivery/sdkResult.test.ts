import { describe, expect, it } from 'vitest'
import { aDisplay, SESSION, VISITOR } from '../../../test/fixtures/exchanges.ts'
import type { Body } from '../exchange/exchange.ts'
import { parseDelivery } from './dialect.ts'
import { sdkResult } from './sdkResult.ts'

const aSend = (answer: { status?: number; response?: object | string; failed?: string }) =>
  sdkResult(parseDelivery(aDisplay('home', { source: 'inspector', ...answer })))

const membersOf = (result: ReturnType<typeof sdkResult>) => (result?.kind === 'known' ? result.members : {})

describe('the SDKs’ result of a send', () => {
  it('has the cookies that they would set, and the names of members that notifications alone do not return', () => {
    const response = { status: 200, id: { tntId: VISITOR }, edgeHost: 'mboxedge35.tt.omtrdc.net', notifications: [] }
    const result = aSend({ response })
    expect(result).toMatchObject({ absent: ['analyticsDetails', 'trace', 'responseTokens'] })
    expect(membersOf(result)).toMatchObject({
      targetCookie: { name: 'mbox', value: expect.stringContaining(`session#${SESSION}#`) },
      targetLocationHintCookie: { name: 'mboxEdgeCluster', value: '35' },
      meta: { decisioningMethod: 'server-side' },
    })
  })

  it('of a server SDK’s call is whole, with request and response', () => {
    const send = aDisplay('home', { source: 'inspector', response: { status: 200 } })
    const request = send.request && { ...send.request, asServer: true as const }
    const result = sdkResult(parseDelivery({ ...send, ...(request && { request }) }))
    const members = membersOf(result)
    expect(Object.keys(members)).toEqual(['request', 'targetCookie', 'meta', 'response'])
    expect(members).toMatchObject({ request: { notifications: [{}] }, response: { status: 200 } })
    expect(result).toMatchObject({ absent: expect.arrayContaining(['targetLocationHintCookie']) })
  })

  it('is an error that keeps status and body, where Target refused', () => {
    const response = { status: 400, message: 'no such token' }
    expect(membersOf(aSend({ status: 400, response }))).toEqual({
      error: 'refused',
      status: 400,
      message: 'no such token',
      body: JSON.stringify(response),
    })
  })

  it('is an error that keeps the body, where it is not JSON', () => {
    expect(membersOf(aSend({ response: '<html>' }))).toMatchObject({ error: 'unreadable', status: 200, body: '<html>' })
  })

  it.each<[string, Body]>([
    ['is cut', { kind: 'text', text: '{"status":200', length: 9000 }],
    ['cannot be read', { kind: 'unreadable', reason: 'a stream' }],
  ])('is not known, where the answer %s', (_, body) => {
    const send = aDisplay('home', { source: 'inspector' })
    const response = { kind: 'answered' as const, time: 0, status: 200, body }
    expect(sdkResult(parseDelivery({ ...send, response }))).toEqual({ kind: 'unproven', code: 'sdk' })
  })

  it.each([{}, { failed: 'network' }])('is nothing without an answer: %j', answer => {
    expect(aSend(answer)).toBeUndefined()
  })
})
