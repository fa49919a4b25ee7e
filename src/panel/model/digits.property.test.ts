import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aDraft } from '../../../test/fixtures/editorDraft.ts'
import { anExchange, anMbox, aPrefetch, ledgerOf, OPENED, rowOf } from '../../../test/fixtures/exchanges.ts'
import { number } from '../../../test/fixtures/jsonNumbers.ts'
import { requestBody, type Body } from '../../core/exchange/exchange.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { readServerState } from '../../core/delivery/serverState.ts'
import { readImportText } from '../../core/import/readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { memberText, toJson } from '../../core/json/json.ts'
import { newestDecision } from '../../core/ledger/row.ts'
import { buildNotification } from '../../core/delivery/notification/draft.ts'
import { ENVELOPE_FIELDS } from '../../core/delivery/notification/envelope.ts'
import { FIELDS } from '../../core/delivery/notification/fields.ts'
import { jsonLines } from '../view/kit/jsonLines.ts'
import { shownRequest } from './shownBody.ts'

const NUMBERS = 9
const numbers = fc.array(number, { minLength: NUMBERS, maxLength: NUMBERS })
const inText = (text: string): string[] => text.match(/-?\d[\d.eE+-]*/g) ?? []

/** A request with digits only in its numbers, which are at every place where a request has some. */
const aRequest = ([environment, offset, audience, other, time, own, total, local, parameter]: readonly string[]) =>
  `{"requestId":"r","environmentId":${environment},"context":{"channel":"web","timeOffsetInMinutes":${offset}},` +
  `"qaMode":{"evaluateAsTrueAudienceIds":[${audience},${other}]},"notifications":[{"id":"n","impressionId":"i",` +
  `"type":"display","timestamp":${time},"mbox":{"name":"home","own":${own}},` +
  `"order":{"id":"o","total":${total},"experienceLocalId":${local}},"parameters":{"p":${parameter}},"tokens":["t"]}]}`

/** Checks a property for requests with any numbers. */
function holds(check: (request: string, given: string[]) => void): void {
  fc.assert(fc.property(numbers, given => check(aRequest(given), given)))
}

function textOf(body: Body | undefined): string {
  if (body?.kind !== 'text') throw new Error('no text')
  return body.text
}

it('each number of a body is shown as it is written', () => {
  holds((request, given) => {
    const shown = shownRequest(parseDelivery(anExchange({ request })))
    if (shown.kind !== 'json') throw new Error('no JSON')
    const paths = new Set(['/context', '/qaMode', '/qaMode/evaluateAsTrueAudienceIds', '/notifications'])
    for (const name of ['', '/mbox', '/order', '/parameters']) paths.add(`/notifications/0${name}`)
    const lines = jsonLines(shown.value, { paths, pages: new Map() })
    expect(lines.flatMap(line => (line.kind === 'value' ? (line.written ?? []) : []))).toEqual(given)
  })
})

it('an edit keeps each number that it does not touch, also when it writes a field as it reads', () => {
  holds((request, given) => {
    const draft = aDraft()
    draft.type(request)
    expect(inText(draft.written().text)).toEqual(given)
    draft.write('id', 'other')
    for (const field of ['timestamp', 'environmentId', 'parameters', 'qaMode', 'context'] as const)
      draft.write(field, draft.read(field))
    expect(inText(draft.json.value)).toEqual(given)
    draft.add()
    draft.remove()
    draft.undo('id')
    expect(inText(draft.written().text)).toEqual(given)
    expect(draft.written().text).toBe(request)
  })
})

it('a field shows each number as it is written, and writes it as it is typed', () => {
  holds((request, given) => {
    const draft = aDraft()
    draft.type(request)
    const shown = [...FIELDS, ...ENVELOPE_FIELDS].filter(field => field !== 'url' && field !== 'host').map(draft.read)
    for (const held of given.with(5, '').with(7, '')) expect(shown.join('\n')).toContain(held)
    draft.write('timestamp', '1778058000000.0')
    draft.write('environmentId', '9223372036854775801')
    draft.write('order', 'o, 19.90')
    const written = given.with(0, '9223372036854775801').with(4, '1778058000000.0').with(6, '19.90')
    expect(inText(draft.written().text)).toEqual(written)
  })
})

it('a notification repeats the numbers of the call that it answers', () => {
  holds((asked, given) => {
    const mbox = `{"index":0,"name":"home","parameters":{"a":${given[8]}},"order":{"total":${given[6]}}}`
    const request = asked.replace(/"notifications":.*$/, `"prefetch":{"mboxes":[${mbox}]}}`)
    const row = rowOf(ledgerOf(aPrefetch([anMbox({ name: 'home' })], { request })), 'home')
    const fresh = { requestId: 'r', notificationId: 'n', impressionId: 'i', timestamp: OPENED }
    const written = toJson(buildNotification(newestDecision(row)!, 'display', fresh).body, 0) ?? ''
    expect(written).toContain(
      `"environmentId":${given[0]},"qaMode":{"evaluateAsTrueAudienceIds":[${given[2]},${given[3]}]}`,
    )
    expect(written).toContain(`"parameters":{"a":${given[8]}},"order":{"total":${given[6]}}`)
  })
})

it('an offer keeps its numbers, also when it is a bare number', () => {
  holds((_, given) => {
    const options = [`{"type":"json","content":${given[0]}}`, `{"type":"json","content":{"a":[${given[1]}]}}`]
    const response = `{"status":200,"prefetch":{"mboxes":[{"index":0,"name":"home","options":[${options.join(',')}]}]}}`
    const rows = ledgerOf(anExchange({ request: { prefetch: { mboxes: [{ index: 0, name: 'home' }] } }, response }))
    const offers = rows.map(({ item }) => memberText(item, 'content'))
    expect(offers).toEqual([given[0], `{"a":[${given[1]}]}`])
  })
})

it('an export and an import keep each number, in exchanges, in a pair and in a single answer', () => {
  holds((request, given) => {
    const response = `{"status":200,"prefetch":{"mboxes":[{"index":0,"name":"home","options":[{"type":"json","content":[${given.join(',')}]}]}]}}`
    const bodiesOf = (file: string): string[] => {
      const read = readImportText(file, { id: 'file', time: OPENED })
      if (read.kind !== 'read') throw new Error(read.kind)
      return read.steps.flatMap(step => {
        if (step.kind === 'request') return step.request.body.kind === 'text' ? [step.request.body.text] : []
        return step.kind === 'response' && step.response.kind === 'answered' ? [textOf(step.response.body)] : []
      })
    }
    const exchange = anExchange({ request, response })
    expect(textOf(requestBody(exchange))).toBe(request)
    expect(bodiesOf(toExchangeFile([exchange]))).toEqual([request, response])
    expect(bodiesOf(`{"request":${request},"response":${response}}`)).toEqual([request, response])
    expect(bodiesOf(response)).toEqual([response])
    const state = `{"request":${request},"response":${response}}`
    const sides = readServerState({ kind: 'text', text: state, length: state.length })
    expect([textOf(sides.request), textOf(sides.response)]).toEqual([request, response])
  })
})

it('an import under the names of Python keeps each number', () => {
  holds((_, given) => {
    const [environment, offset, audience, other, local, total, index, content, inList] = given
    const printed =
      `{'environment_id': ${environment}, 'context': {'time_offset_in_minutes': ${offset}},` +
      `'qa_mode': {'evaluate_as_true_audience_ids': [${audience}, ${other}]},` +
      `'preview': {}, 'notifications': [{'id': 'n', 'mbox': {'name': 'm', 'index': ${index}},` +
      `'order': {'id': 'o', 'total': ${total}, 'experience_local_id': ${local}}}]}`
    const answer =
      `{'client': 'c', 'prefetch': {'mboxes': [{'name': 'm', 'options': ` +
      `[{'type': 'json', 'content': ${content}, 'event_token': 't'}, {'content': [${inList}]}]}]}}`
    const read = readImportText(`{'request': ${printed}, 'response': ${answer}}`, { id: 'file', time: OPENED })
    if (read.kind !== 'read') throw new Error(read.kind)
    const bodies = read.steps.flatMap(step => {
      if (step.kind === 'request') return inText(textOf(step.request.body))
      return step.kind === 'response' && step.response.kind === 'answered' ? inText(textOf(step.response.body)) : []
    })
    expect(bodies).toEqual([environment, offset, audience, other, index, total, local, content, inList])
  })
})
