import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { aCall, aDocument, delivery, entries } from '../../test/fixtures/host.ts'
import { toHeldEntry } from '../../test/fixtures/reportText.ts'
import { BodySchema } from '../core/exchange/bodySchema.ts'
import type { Body } from '../core/exchange/exchange.ts'
import {
  CallSchema,
  FromRelaySchema,
  panelPortName,
  readEntry,
  RELAY_PORT,
  RelayMessageSchema,
  SwitchboardMessageSchema,
  tabIdOfPanelPort,
  ToFrameSchema,
  type Entry,
  type SendOutcome,
  type PanelMessage,
  type RelayMessage,
  type SendCommand,
  type SwitchboardMessage,
  type ToFrame,
} from './messages.ts'
import { SiteAnswerSchema, SiteQuestionSchema, SwitchSitesSchema, type SiteAnswer } from './sites.ts'
import { ReportSchema } from './report.ts'

const text: Body = { kind: 'text', text: '{}', length: 2 }
const command: SendCommand = { sendId: 's', url: 'https://demo.tt.omtrdc.net/', body: '{}', timeout: 10_000 }
const answered: SendOutcome = { kind: 'answered', time: 1.5, status: 200, headers: 'a: b\r\n', body: text }

const bodies: Body[] = [
  text,
  { kind: 'text', text: 'cut', length: 5_000_000 },
  { kind: 'text', text: 'cut', length: 5_000_000, isLonger: true },
  { kind: 'none' },
  { kind: 'pending' },
  { kind: 'unreadable', reason: 'a stream' },
]
const outcomes: SendOutcome[] = [
  answered,
  { kind: 'unanswered', time: 1, reason: 'network' },
  { kind: 'unanswered', time: 1, reason: 'network', detail: 'aborted' },
  { kind: 'unanswered', time: 1, reason: 'timeout' },
  { kind: 'unanswered', time: 1, reason: 'refused', detail: 'Invalid URL' },
  { kind: 'unanswered', time: 1, reason: 'gone' },
  { kind: 'unanswered', time: 1, reason: 'page policy' },
  { kind: 'unanswered', time: 1, reason: 'host withheld' },
]
const reports: Entry['report'][] = [
  ...bodies.map(body => ({ ...aCall(), body })),
  { ...aCall(), transport: 'beacon', queued: false },
  { ...aCall(), transport: 'fetch', time: 1_778_058_000_000.25 },
  { kind: 'body', call: 1, time: 1, body: text },
  { kind: 'response', call: 1, time: 1, status: 204, body: { kind: 'none' } },
  { kind: 'failure', call: 1, time: 1, reason: 'network' },
  { kind: 'failure', call: 1, time: 1, reason: 'abort' },
  { kind: 'failure', call: 1, time: 1, reason: 'timeout' },
  ...bodies.map(body => ({ kind: 'server state' as const, number: 1, time: 1, body })),
  ...bodies.map(detail => ({ kind: 'event' as const, number: 1, time: 1, type: 'at-request-start' as const, detail })),
  { kind: 'events left out', time: 1, count: 1 },
  { kind: 'sent', time: 1, command },
  ...outcomes.map(outcome => ({ kind: 'outcome' as const, sendId: 's', outcome })),
]
const ofRelay: RelayMessage[] = [
  { kind: 'document', document: aDocument(), first: 1, next: 1 },
  { kind: 'document', document: aDocument({ top: false, url: 'about:blank' }), first: 7, next: 2007 },
  delivery([], { first: 7, next: 9 }),
  delivery([...entries(1), ...reports.map(report => ({ number: 2, report }))]),
]
const ofPanel: PanelMessage[] = [
  { kind: 'replay', documentId: 'd', from: 1 },
  { kind: 'more', documentId: 'd', from: 8 },
  { kind: 'send', documentId: 'd', command },
]
const ofSwitchboard: SwitchboardMessage[] = [
  ...ofRelay.map(message => ({ kind: 'relayed' as const, frameId: 0, relay: 1, message })),
  { kind: 'relay gone', relay: 1 },
]
const toFrames: ToFrame[] = ofPanel.map(message => ({ kind: 'to frame', frameId: 0, message }))
const siteAnswers: SiteAnswer[] = [{ permitted: true, updated: false, off: ['shop.test'] }]

/** The message as received: Chrome sends JSON, Firefox a structured clone. */
const byJson = (message: unknown): unknown => JSON.parse(JSON.stringify(message))

const wires: [string, v.GenericSchema, unknown[]][] = [
  ['body', BodySchema, bodies],
  ['message of a relay', RelayMessageSchema, ofRelay],
  ['message of a relay to the switchboard', FromRelaySchema, ofRelay.map(message => ({ panel: 2, message }))],
  ['message of a relay for all panels', FromRelaySchema, ofRelay.map(message => ({ message }))],
  ['message of the switchboard', SwitchboardMessageSchema, ofSwitchboard],
  ['message to a frame', ToFrameSchema, toFrames],
  ['call', CallSchema, [{ kind: 'call' }]],
  ['question about a site', SiteQuestionSchema, [{ kind: 'site', url: 'https://shop.test/' }]],
  ['answer about a site', SiteAnswerSchema, siteAnswers],
  ['switch of sites', SwitchSitesSchema, [{ kind: 'switch sites', hosts: ['shop.test', '[::1]'], isOff: true }]],
]

describe('between the contexts', () => {
  it.each(wires)('every %s arrives as it was sent', (_, schema, messages) => {
    expect(messages.map(message => v.parse(schema, byJson(message)))).toEqual(messages.map(byJson))
    expect(messages.map(message => v.parse(schema, structuredClone(message)))).toEqual(messages)
  })

  it.each(reports)('an entry is read as it was written: %j', report => {
    expect(readEntry(toHeldEntry({ number: 3, report }))).toEqual({ number: 3, report })
  })

  it('the page’s reports are read as the page’s, whatever they claim to be', () => {
    for (const report of [
      { kind: 'sent', time: 1, command },
      { kind: 'outcome', sendId: 's', outcome: answered },
    ]) {
      const text = JSON.stringify(report)
      expect([readEntry({ number: 1, text, isOwn: true })?.report, readEntry({ number: 1, text })]).toEqual([
        report,
        undefined,
      ])
    }
  })

  it('whatever text a page reports, it is read as a report or not at all', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...reports.flatMap(report => toHeldEntry({ number: 1, report }).text.split('\n')),
        '__proto__',
        '',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), lines => {
        const report = readEntry({ number: 1, text: lines.join('\n') })?.report
        return report === undefined || v.is(ReportSchema, report)
      }),
    )
  })

  it('line breaks in a body or a method do not end them', () => {
    const report = { ...aCall(), method: 'PO\nST', body: { kind: 'text' as const, text: 'a\nb\n\n', length: 5 } }
    expect(readEntry(toHeldEntry({ number: 1, report }))?.report).toEqual(report)
  })

  it('a panel’s port names its tab', () => {
    expect([0, 7, 2 ** 31 - 1].map(tabId => tabIdOfPanelPort(panelPortName(tabId)))).toEqual([0, 7, 2 ** 31 - 1])
  })

  it.each([RELAY_PORT, 'panel/', 'panel/x', 'panel/-1', 'panel/7 ', ' panel/7', 'panel/7/1'])(
    '%j is not a panel’s port',
    name => expect(tabIdOfPanelPort(name)).toBeUndefined(),
  )
})

describe('a report from the page is refused', () => {
  const cases: [string, object][] = [
    ['of an unknown kind', { kind: 'send', url: '' }],
    ['that pretends to be a tester’s send', { kind: 'sent', time: 1, command }],
    ['that pretends to be the outcome of one', { kind: 'outcome', sendId: 's', outcome: answered }],
    ['without a call', { ...aCall(), call: undefined }],
    ['of a call before the first', { ...aCall(), call: 0 }],
    ['of half a call', { ...aCall(), call: 1.5 }],
    ['without a time', { ...aCall(), time: NaN }],
    ['of an unknown transport', { ...aCall(), transport: 'inspector' }],
    ['of a server state without a number', { kind: 'server state', time: 1, body: text }],
    ['of an event that at.js does not dispatch', { kind: 'event', number: 1, time: 1, type: 'click', detail: text }],
    [
      'of an event whose detail is not a body',
      { kind: 'event', number: 1, time: 1, type: 'at-request-start', detail: {} },
    ],
    ['of no events left out', { kind: 'events left out', time: 1, count: 0 }],
    ['whose body is not a text', { ...aCall(), body: { kind: 'text', text: {}, length: 2 } }],
  ]
  it.each(cases)('%s', (_, report) => {
    expect(v.is(ReportSchema, report)).toBe(false)
  })
})
