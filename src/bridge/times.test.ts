import * as v from 'valibot'
import { expect, it } from 'vitest'
import { aCall, aDocument } from '../../test/fixtures/host.ts'
import { toHeldEntry } from '../../test/fixtures/reportText.ts'
import { aNetworkCall } from '../../test/fixtures/networkCalls.ts'
import { readImportText } from '../core/import/readImport.ts'
import { toExchangeFile } from '../../test/fixtures/sessionFiles.ts'
import { anExchange } from '../../test/fixtures/exchanges.ts'
import { readEntry, RelayMessageSchema, type Entry } from './messages.ts'
import { NetworkNewsSchema } from './network.ts'
import { ReportSchema } from './report.ts'

const body = { kind: 'none' } as const
const report = (time: number) => ({ ...aCall(), time })
const command = { sendId: 's', url: 'https://demo.tt.omtrdc.net/rest/v1/delivery', body: '{}', timeout: 1 }
const news = { kind: 'news', calls: [], pages: [], first: 1, next: 1 }
const call = { ...aNetworkCall(), body, answer: body }
const introduced = (info: object) => ({ kind: 'document', document: { ...aDocument(), ...info }, first: 1, next: 1 })

/** Every message between contexts that holds a time, made with that time. */
const BORDERS: [string, v.GenericSchema, (time: number) => unknown][] = [
  ['a request of the page', ReportSchema, report],
  ['a body', ReportSchema, time => ({ kind: 'body', call: 1, time, body })],
  ['an answer', ReportSchema, time => ({ kind: 'response', call: 1, time, status: 200, body })],
  ['a failure', ReportSchema, time => ({ kind: 'failure', call: 1, time, reason: 'network' })],
  ['server state', ReportSchema, time => ({ kind: 'server state', number: 1, time, body })],
  ['an event', ReportSchema, time => ({ kind: 'event', number: 1, time, type: 'at-request-start', detail: body })],
  ['events left out', ReportSchema, time => ({ kind: 'events left out', time, count: 1 })],
  ['when a document was opened', RelayMessageSchema, openedAt => introduced({ openedAt })],
  ['when a document started', RelayMessageSchema, startedAt => introduced({ startedAt })],
  ['a call of the network log', NetworkNewsSchema, time => ({ ...news, calls: [{ ...call, time }] })],
  ['its duration', NetworkNewsSchema, duration => ({ ...news, calls: [{ ...call, duration }] })],
  ['a page of the network log', NetworkNewsSchema, openedAt => ({ ...news, pages: [{ openedAt, startedAt: 1 }] })],
  ['the start of that page', NetworkNewsSchema, startedAt => ({ ...news, pages: [{ openedAt: 1, startedAt }] })],
]

it.each(BORDERS)('a time outside the range of dates is refused in %s', (_, schema, made) => {
  expect(v.safeParse(schema, made(8.64e15)).success).toBe(true)
  for (const time of [8.64e15 + 2, 1e300, Infinity]) expect(v.safeParse(schema, made(time)).success).toBe(false)
})

/** Every kind of entry of a relay that holds a time, made with that time. */
const ENTRIES: [string, (time: number) => Entry['report']][] = [
  ['a report of the page', report],
  ['a send', time => ({ kind: 'sent', time, command })],
  [
    'the outcome of a send',
    time => ({ kind: 'outcome', sendId: 's', outcome: { kind: 'unanswered', time, reason: 'gone' } }),
  ],
  ['an inline script', time => ({ kind: 'inline script', number: 1, time, body })],
]

it.each(ENTRIES)('an entry with such a time is not read: %s', (_, made) => {
  const read = (time: number) => readEntry(toHeldEntry({ number: 1, report: made(time) }))
  expect(read(8.64e15)).toEqual({ number: 1, report: made(8.64e15) })
  for (const time of [8.64e15 + 2, 1e300, Infinity]) expect(read(time)).toBeUndefined()
})

it.each(['request', 'response', 'network'])('an exported exchange with such a time in its %s is not read', side => {
  const exchange = { ...anExchange({ response: {} }), network: aNetworkCall() }
  const written = JSON.parse(toExchangeFile([exchange, exchange])) as {
    exchanges: Record<string, Record<string, number>>[]
  }
  const [first] = written.exchanges
  if (first?.[side]) first[side]['time'] = 1e300
  const file = readImportText(JSON.stringify(written), { id: 'i', time: 1 })
  expect(file).toMatchObject({ kind: 'read', unreadable: 1 })
})
