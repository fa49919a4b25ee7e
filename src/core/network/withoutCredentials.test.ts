import { describe, expect, it } from 'vitest'
import { aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { toExchangeFile } from '../exchange-file/exchangeFile.ts'
import { toNetworkHar } from './networkHar.ts'
import { withoutCredentials } from './withoutCredentials.ts'

const facts = aNetworkCall({
  requestHeaders: [
    { name: 'cookie', value: 'session=secret-1' },
    { name: 'Authorization', value: 'Bearer secret-2' },
    { name: 'Origin', value: 'https://shop.test' },
  ],
  responseHeaders: [{ name: 'Set-Cookie', value: 'session=secret-3; HttpOnly' }],
})

describe('what leaves the panel of a call’s headers', () => {
  it('names those with credentials and how long they were, and has all others whole', () => {
    expect(withoutCredentials(facts)).toEqual({
      ...facts,
      requestHeaders: [
        { name: 'cookie', value: '(16 characters, left out)' },
        { name: 'Authorization', value: '(15 characters, left out)' },
        { name: 'Origin', value: 'https://shop.test' },
      ],
      responseHeaders: [{ name: 'Set-Cookie', value: '(26 characters, left out)' }],
    })
  })

  it.each([
    ['an export', () => toExchangeFile([{ ...aPrefetch([]), network: facts }])],
    ['a HAR entry', () => toNetworkHar(aPrefetch([]), facts)],
  ])('has no credentials in %s', (_, write) => {
    expect(write()).toContain('https://shop.test')
    expect(write()).not.toContain('secret')
  })
})
