import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { send } from './send.ts'

const opened: string[] = []

beforeEach(() => {
  opened.length = 0
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  vi.stubGlobal(
    'XMLHttpRequest',
    class {
      onerror = (): void => {}
      open(_: string, url: string): void {
        opened.push(url)
      }
      setRequestHeader(): void {}
      send(): void {
        this.onerror()
      }
    },
  )
})
afterEach(() => void vi.unstubAllGlobals())

const sent = (url: string, more: { isPathTyped?: boolean } = {}) =>
  send({ sendId: 's', url, body: '{}', timeout: 1, ...more }, new AbortController())

it.each(['/rest/v1/delivery', 'ftp://a.test/rest/v1/delivery', 'https://u@a.test/rest/v1/delivery'])(
  'the relay makes no request to %s, even if the tester typed it',
  async url => {
    expect(await sent(url, { isPathTyped: true })).toMatchObject({ kind: 'unanswered', reason: 'refused' })
    expect(opened).toEqual([])
  },
)

it('the relay makes a request to a path other than Target’s only when the tester typed it', async () => {
  const url = 'https://shop.test/admin/transfer?to=me'
  expect(await sent(url)).toMatchObject({ kind: 'unanswered', reason: 'refused', detail: 'address path' })
  expect(opened).toEqual([])
  await sent(url, { isPathTyped: true })
  await sent('https://shop.test/rest/v1/delivery')
  expect(opened).toEqual([url, 'https://shop.test/rest/v1/delivery'])
})
