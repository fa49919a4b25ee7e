import { expect, it } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { handedOut } from '../delivery/handedOut.ts'
import { readExchange } from '../delivery/read.ts'
import { requestUrl } from './requestUrl.ts'

const [home] = handedOut(readExchange(aPrefetch([anMbox({ name: 'home' })])))
const state = { source: 'server state' as const, url: '' }
const [inState] = handedOut(readExchange(aPrefetch([anMbox({ name: 'home' })], state)))
if (!home || !inState) throw new Error('nothing handed out')

it('goes where the call went that handed the token out', () => {
  expect(requestUrl(home, [], 's')).toBe(home.read.exchange.request?.url)
})

it('goes where the page’s own notifications go, when the token came by server state', () => {
  const beacon = readExchange(aDisplay('home', { sessionId: 'of-the-page' }))
  expect(requestUrl(inState, [beacon], 's')).toContain('sessionId=of-the-page')
})

it('goes to the client’s host, when the page has not called Target at all', () => {
  expect(requestUrl(inState, [], 'made-up')).toBe(
    'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=made-up',
  )
})

it('never follows the tester’s own sends', () => {
  const own = readExchange(anExchange({ source: 'inspector', url: 'https://elsewhere.test/' }))
  expect(requestUrl(inState, [own], 's')).not.toContain('elsewhere')
})
