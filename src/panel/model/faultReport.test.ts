import { expect, it } from 'vitest'
import { anExchange, envelope } from '../../../test/fixtures/exchanges.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { createText } from './createText.ts'
import { faultReport } from './faultReport.ts'

const request = { ...envelope, notifications: [{ id: 'n', type: 'display' }] }
const sent = [
  anExchange({ id: 'rejected', request, response: { status: 400, message: 'no' } }),
  anExchange({ id: 'without body', request, status: 204 }),
  anExchange({ id: 'acknowledged', request, response: { status: 200, notifications: [{ id: 'n' }] } }),
  anExchange({ id: 'open', request }),
].map(parseDelivery)

it('a fault run lists accepted requests first, because they count, and gives their number', () => {
  const tried = [
    { code: 'tokenAltered' as const, exchangeIds: ['rejected'], obstacle: undefined },
    { code: 'clickTokenAsDisplay' as const, exchangeIds: [], obstacle: 'noClickToken' as const },
    { code: 'notJson' as const, exchangeIds: ['without body'], obstacle: undefined },
    { code: 'impressionIdTwice' as const, exchangeIds: ['acknowledged', 'open'], obstacle: undefined },
  ]
  const report = faultReport(tried, sent, createText(aHost()))
  expect(report.lines.map(({ key }) => key)).toEqual([
    'acknowledged',
    'without body',
    'rejected',
    'clickTokenAsDisplay',
    'open',
  ])
  expect([report.accepted, report.sent]).toEqual([2, 4])
  expect(report.text.split('\n')[1]).toContain('Acknowledged')
})

it('a fault run is copied without credentials', () => {
  const response = { status: 400, message: 'refused: password=Zq7' }
  const rejected = parseDelivery(anExchange({ id: 'rejected', request, response }))
  const tried = [{ code: 'tokenAltered' as const, exchangeIds: ['rejected'], obstacle: undefined }]
  const { text } = faultReport(tried, [rejected], createText(aHost()))
  expect(text).toContain('refused: password=(3 characters, left out)')
})
