import { describe, expect, it } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { aDisplay, anMbox, aPrefetch, ledgerOf, optionToken } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Row } from '../../core/ledger/row.ts'
import { createText } from './createText.ts'
import { differenceReport, differenceTables as tablesOf } from './differenceTable.ts'

const text = createText(aHost())
const differenceTables = (read: ParsedExchange, rows: Row[]) => tablesOf(read, rows, deliveryDrafting)
const prefetch = aPrefetch([anMbox({ name: 'home' })])
const own = (options: Parameters<typeof aDisplay>[1] = {}) =>
  parseDelivery(aDisplay('home', { source: 'inspector', at: 3000, notificationId: 'own', ...options }))

describe('a sent notification compared with the page’s own', () => {
  it('lists differences with their reasons, and counts members that are equal or new for every send', () => {
    const rows = ledgerOf(prefetch, aDisplay('home', { impressionId: 'a', notificationId: 'page' }))
    const [table] = differenceTables(own({ tokens: [optionToken('home').slice(0, -2)] }), rows)
    expect(table?.differences.map(({ path, why }) => [path, why?.code])).toContainEqual([
      'tokens[0]',
      'tokenPaddingLostInYours',
    ])
    expect(table?.renewed).toContain('id')
    expect(table?.equal).toContain('mbox.state')
    expect(differenceReport(table!, text)).toMatch(/^Member\tVerdict\tPage’s own\tYours\n/)
    expect(differenceReport(table!, text)).toContain('tokens[0]\t')
  })

  it('has nothing to compare with when the page did not send one', () => {
    expect(differenceTables(own(), ledgerOf(prefetch))).toMatchObject([{ pages: undefined, differences: [] }])
  })

  it('leaves credentials out of its report, and keeps all other values', () => {
    const overrides = (mark: string) => ({
      qaMode: { token: `Zq7-${mark}` },
      trace: { authorizationToken: `Zq7-${mark}` },
      context: { channel: 'web', address: { url: `https://shop.test/${mark}?token=Zq7-${mark}` } },
    })
    const url = (mark: string) => `https://u:Zq7-${mark}@a.test/rest/v1/delivery?sessionId=${mark}&key=Zq7-${mark}`
    const [page, mine] = ['page', 'mine'].map(mark => ({
      url: url(mark),
      overrides: overrides(mark),
    }))
    const rows = ledgerOf(prefetch, aDisplay('home', { ...page, notificationId: 'page' }))
    const [table] = differenceTables(own(mine), rows)
    const report = differenceReport(table!, text)
    for (const path of ['qaMode.token', 'trace.authorizationToken', 'query.key', 'host', 'context.address.url']) {
      expect(report).toContain(`\n${path}\t`)
    }
    expect(report).toContain('https://shop.test/mine?token=left-out')
    expect(report).not.toContain('Zq7')
  })
})
