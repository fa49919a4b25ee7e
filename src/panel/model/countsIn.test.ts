import { describe, expect, it } from 'vitest'
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import { countsIn } from './countsIn.ts'
import { createVisits } from './createVisits.ts'

const visits = (...exchanges: Parameters<typeof parseDelivery>[0][]) =>
  createVisits({ calls: () => exchanges.map(parseDelivery), newId: () => 'id' })
const of = (url: string, known = visits()) => countsIn({ url, body: {} }, deliveryDrafting, known)

describe('where a send goes', () => {
  it.each([
    ['https://Demo.test:443/rest/v1/delivery?a', 'demo.test', 'https://demo.test', '/rest/v1/delivery'],
    ['http://demo.test:8080/a', 'demo.test:8080', 'http://demo.test:8080', '/a'],
    ['https://demo.tt.omtrdc.net@127.0.0.1/a', '127.0.0.1', 'https://127.0.0.1', '/a'],
    ['https://\t/second.invalid/a', 'second.invalid', 'https://second.invalid', '/a'],
    ['https://demo.test/a/../b', 'demo.test', 'https://demo.test', '/b'],
  ])('is read as by a browser: %j', (url, host, origin, path) => {
    expect(of(url)).toMatchObject({ host, origin, path, writtenHost: undefined })
  })

  it('is shown in punycode, next to the host as written', () => {
    expect(of('https://\u0430pple.test/')).toMatchObject({ host: 'xn--pple-43d.test', writtenHost: '\u0430pple.test' })
  })

  it('is shown as written where no browser can parse it', () => {
    expect(of('https://a b/')).toMatchObject({ host: 'a b', origin: 'https://a b/', path: '' })
  })

  it('is a host that the tab has called only where a call of the page was seen', () => {
    const url = 'https://demo.test/rest/v1/delivery'
    const { documentId: _, ...rest } = anExchange({ url })
    expect(of(url).isCalled).toBe(false)
    expect(of(url, visits(anExchange({ url }))).isCalled).toBe(true)
    expect(of(url, visits(anExchange({ url, source: 'inspector' }))).isCalled).toBe(false)
    expect(of(url, visits({ ...rest, documentId: 'import/i/document-1' })).isCalled).toBe(false)
  })
})
