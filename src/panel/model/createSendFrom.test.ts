import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { aDisplay } from '../../../test/fixtures/exchanges.ts'
import { aDocument } from '../../../test/fixtures/host.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { createSendFrom, createSendPlaces } from './createSendFrom.ts'

const TARGET = 'https://demo.tt.omtrdc.net/rest/v1/delivery'
const CAPTURED = { documentId: 'document-1', frameId: 0 }
const IMPORTED = { documentId: 'import/i', frameId: 0 }

/** The places to send from with this page open, and these sends made. */
const places = (page: string | undefined, sent: readonly ParsedExchange[] = []) =>
  createSendPlaces({ sender: () => (page === undefined ? undefined : aDocument({ url: page })), sent: signal(sent) })
const aSend = (failed?: string) => parseDelivery(aDisplay('home', { source: 'inspector', ...(failed && { failed }) }))

describe('the page cannot send', () => {
  it.each([
    ['when none is open', undefined, TARGET, 'no page'],
    ['to an http address from https', 'https://shop.test/', 'http://edge.test/rest/v1/delivery', 'mixed content'],
  ])('%s', (_, page, url, obstacle) => expect(places(page).obstacle(CAPTURED, url)).toBe(obstacle))

  it.each(['network', 'page policy', 'net::ERR_FAILED', 'withheld, status 200'])(
    'after a send that failed with %s',
    failed => {
      const { url } = aSend(failed).exchange.request!
      expect(places('https://shop.test/', [aSend(failed)]).obstacle(CAPTURED, url)).toBe('failed')
      expect(places('https://shop.test/', [aSend(failed), aSend()]).obstacle(CAPTURED, url)).toBeUndefined()
      expect(places('https://shop.test/', [aSend(failed)]).obstacle(CAPTURED, 'https://other.test/')).toBeUndefined()
    },
  )
})

describe('the page can send', () => {
  it.each([
    ['to https', 'https://shop.test/', TARGET],
    ['to http from http', 'http://shop.test/', 'http://edge.test/'],
    ['to this machine from https', 'https://shop.test/', 'http://127.0.0.1:8080/'],
    ['to this machine by name', 'https://shop.test/', 'http://edge.localhost/'],
  ])('%s', (_, page, url) => expect(places(page).obstacle(IMPORTED, url)).toBeUndefined())

  it.each(['timeout', 'aborted', 'page left'])('after a send that ended with %s', failed => {
    const { url } = aSend(failed).exchange.request!
    expect(places('https://shop.test/', [aSend(failed)]).obstacle(CAPTURED, url)).toBeUndefined()
  })
})

it('a failed send that a file names does not decide from where anything is sent', () => {
  const read = parseDelivery(aDisplay('home', { source: 'inspector', failed: 'network', documentId: 'import/i' }))
  expect(places('https://shop.test/', [read]).usual(IMPORTED, read.exchange.request!.url)).toBe('page')
})

it('an import is sent from the extension when the page cannot, a captured row only if the tester chooses it', () => {
  expect(places(undefined).usual(IMPORTED, TARGET)).toBe('extension')
  expect(places('https://shop.test/').usual(IMPORTED, TARGET)).toBe('page')
  expect(places(undefined).usual(CAPTURED, TARGET)).toBe('page')
  expect(places(undefined).usual({ documentId: 'document-1', frameId: 0, madeFor: 'import/i' }, TARGET)).toBe(
    'extension',
  )
})

it('the choice is offered for an import, and for a captured row when the page cannot send it', () => {
  const url = signal(TARGET)
  const offered = (page: string | undefined, origin: typeof CAPTURED) =>
    createSendFrom(places(page), origin, url).isFromOffered.value
  expect([offered('https://shop.test/', IMPORTED), offered('https://shop.test/', CAPTURED)]).toEqual([true, false])
  expect(offered(undefined, CAPTURED)).toBe(true)
  const choice = createSendFrom(places(undefined), CAPTURED, url)
  choice.chosenFrom.value = 'extension'
  expect(choice.sendFrom.value).toBe('extension')
})
