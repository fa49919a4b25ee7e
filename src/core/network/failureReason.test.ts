import { expect, it } from 'vitest'
import { aDisplay, OPENED } from '../../../test/fixtures/exchanges.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import type { NetworkCall } from './networkCall.ts'
import { pairNetwork } from './pairNetwork.ts'

const TOP = { id: 'document-1', openedAt: OPENED - 100, startedAt: OPENED - 50 }

it('a failed call without a reason has the log’s, whoever made the call, if the log has one', () => {
  const reasonOf = (source: 'XHR' | 'inspector', failed: string, call: Partial<NetworkCall>) => {
    const exchange = aDisplay('home', { id: 'x', source, failed })
    const calls = [callOf(exchange, { answer: { kind: 'none' }, ...call })]
    const [seen] = pairNetwork({ exchanges: [exchange], calls, documents: [TOP] })
    return seen?.response?.kind === 'failed' && seen.response.reason
  }
  const refused = { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' }
  for (const source of ['XHR', 'inspector'] as const) {
    expect(reasonOf(source, 'network', refused)).toBe('net::ERR_CONNECTION_REFUSED')
    // Chromium's reasons for an answer that CORS refused, and for one whose preflight it refused.
    expect(reasonOf(source, 'network', { status: 200, failure: 'net::ERR_FAILED' })).toBe('withheld, status 200')
    for (const failure of ['net::ERR_FAILED', 'net::ERR_ABORTED', undefined])
      expect(reasonOf(source, 'network', { status: 0, failure })).toBe('network')
    for (const known of ['timeout', 'abort', 'page policy']) expect(reasonOf(source, known, refused)).toBe(known)
  }
})
