import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { aDocument } from '../../../test/fixtures/host.ts'
import type { NetworkNews } from '../../bridge/network.ts'
import type { ObservedDocument } from './observedDocuments.ts'
import { watchWebSdk } from './watchWebSdk.ts'

function aWatched() {
  const connected = signal<readonly ObservedDocument[]>([])
  const webSdk = watchWebSdk()
  const isUsed = webSdk.isUsedBy(connected)
  const receive = (news: Partial<NetworkNews>): void =>
    webSdk.receive({ kind: 'news', calls: [], pages: [], first: 1, next: 1, ...news })
  return { connected, receive, isUsed: () => isUsed.value }
}

function anObserved(overrides: Partial<ObservedDocument>): ObservedDocument {
  const info = aDocument()
  return {
    info,
    frameId: 0,
    relay: 1,
    next: 1,
    announced: 1,
    asked: undefined,
    isGone: false,
    usesWebSdk: true,
    left: false,
    ...overrides,
  }
}

it('a page that called the Edge Network since it was opened uses the Web SDK', () => {
  const { receive, isUsed } = aWatched()
  const page = { openedAt: 100, startedAt: 110 }
  receive({ pages: [page] })
  expect(isUsed()).toBe(false)
  receive({ pages: [page], webSdkAt: 150 })
  expect(isUsed()).toBe(true)
  const next = { openedAt: 200, startedAt: 210 }
  receive({ pages: [page, next], webSdkAt: 150 })
  expect(isUsed()).toBe(false)
  receive({ pages: [page, next], webSdkAt: 250 })
  expect(isUsed()).toBe(true)
  receive({ pages: [page, next] })
  expect(isUsed()).toBe(false)
})

it('a page uses the Web SDK when one of its relays detected that, until it is left or gone', () => {
  const { connected, isUsed } = aWatched()
  connected.value = [anObserved({ usesWebSdk: false }), anObserved({ frameId: 1 })]
  expect(isUsed()).toBe(true)
  // Firefox keeps the relay of a page that is kept for going back.
  connected.value = [anObserved({ left: 'kept' })]
  expect(isUsed()).toBe(false)
  connected.value = []
  expect(isUsed()).toBe(false)
})
