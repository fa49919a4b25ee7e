import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { ENVELOPE_FIELDS, readEnvelope, restoreEnvelope, writeEnvelope, type EnvelopeField } from './envelope.ts'

const URL = 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s1&version=2.11.8'
const aRequest = (body: object = {}): NotificationRequest => ({
  url: URL,
  body: {
    own: 'kept',
    id: { tntId: 't.35_0', own: 'kept' },
    context: { channel: 'web' },
    notifications: [{ id: 'n' }],
    ...body,
  },
})

const word = fc.stringMatching(/^[\w<>{}:;!ä€😀+-]{1,12}$/u)
const token = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.trim() !== '')
const json = fc.dictionary(word, fc.jsonValue()).map(value => JSON.stringify(value))
const customerIds = fc
  .array(fc.tuple(word, word, fc.constantFrom('unknown', 'authenticated', 'logged_out')), { minLength: 1 })
  .map(list => list.map(([code, id, state]) => `${code} = ${id}, ${state}`).join('\n'))
const host = fc.stringMatching(/^[a-z\d.-]{1,20}(:\d{1,5})?$/)
const wellFormed: Partial<Record<EnvelopeField, fc.Arbitrary<string>>> = {
  host,
  locationHint: fc.nat({ max: 99 }).map(String),
  context: json,
  qaMode: json,
  customerIds,
  environmentId: fc.oneof(fc.maxSafeInteger().map(String), word),
  url: fc.string(),
}

describe('a field of the envelope', () => {
  it.each(ENVELOPE_FIELDS)('%s reads as it was written', field => {
    const property = fc.property(wellFormed[field] ?? token, text => {
      expect(readEnvelope(writeEnvelope(aRequest(), field, text), field)).toBe(text)
    })
    fc.assert(property)
  })

  it.each(ENVELOPE_FIELDS)('%s is exactly as before when it is restored, whatever was written', field => {
    const property = fc.property(fc.string({ unit: 'grapheme' }), text => {
      const before = aRequest({ qaMode: { token: 'q' }, property: { token: 'p', own: 1 } })
      expect(restoreEnvelope(writeEnvelope(before, field, text), field, before)).toEqual(before)
    })
    fc.assert(property)
  })

  it.each(ENVELOPE_FIELDS)('%s touches no notification and no unknown member', field => {
    const property = fc.property(fc.string({ unit: 'grapheme' }), text => {
      const before = aRequest()
      const { body } = writeEnvelope(before, field, text)
      expect(body).toMatchObject({ own: 'kept', id: { own: 'kept' }, notifications: [{ id: 'n' }] })
      expect(before).toEqual(aRequest())
    })
    fc.assert(property)
  })

  it.each(ENVELOPE_FIELDS)('%s shows some text, whatever the JSON holds', field => {
    const property = fc.property(fc.jsonValue(), value => {
      const body = { id: value, property: value, environmentId: value, experienceCloud: value, qaMode: value }
      expect(readEnvelope({ url: '', body: { ...body, context: value, trace: value } }, field)).toBeTypeOf('string')
      expect(readEnvelope({ url: '', body: { id: { customerIds: value } } }, field)).toBeTypeOf('string')
    })
    fc.assert(property)
  })
})

describe('the envelope’s fields write', () => {
  const cases: [string, EnvelopeField, string, object, object][] = [
    ['a property into a new object', 'property', 'p1', {}, { property: { token: 'p1' } }],
    ['an environment as a number', 'environmentId', '42', {}, { environmentId: 42 }],
    ['an environment that is not a number as typed', 'environmentId', 'prod', {}, { environmentId: 'prod' }],
    ['a trace token', 'traceToken', 'a', {}, { trace: { authorizationToken: 'a' } }],
    ['QA mode that is half typed as typed', 'qaMode', '{"tok', {}, { qaMode: '{"tok' }],
    [
      'the other customer ids unchanged',
      'customerIds',
      'crm = 8, authenticated\nloyalty = 9',
      { id: { customerIds: [{ id: '9', integrationCode: 'loyalty', type: 'DS' }] } },
      {
        id: {
          customerIds: [
            { id: '8', integrationCode: 'crm', authenticatedState: 'authenticated' },
            { id: '9', integrationCode: 'loyalty', type: 'DS' },
          ],
        },
      },
    ],
  ]
  it.each(cases)('%s', (_, field, text, before, after) => {
    expect(writeEnvelope(aRequest(before), field, text).body).toMatchObject(after)
  })

  it('no object that is empty afterwards', () => {
    const filled = aRequest({ experienceCloud: { analytics: { logging: 'server_side' } }, property: { token: 'p' } })
    const emptied = writeEnvelope(writeEnvelope(filled, 'logging', ''), 'property', '')
    expect(emptied.body).toEqual(aRequest().body)
  })

  it.each([
    ['28', 'https://mboxedge28.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s1&version=2.11.8'],
    ['', 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s1&version=2.11.8'],
  ])('a location hint %j as the host', (hint, url) => {
    expect(writeEnvelope(aRequest(), 'locationHint', hint).url).toBe(url)
  })

  it('a session id encoded, and in its place', () => {
    expect(writeEnvelope(aRequest(), 'sessionId', 'a#b').url).toBe(
      'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a%23b&version=2.11.8',
    )
  })
})
