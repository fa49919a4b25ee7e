import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../../test/fixtures/codePoint.ts'
import { begunFor, EDGE_ROWS, type EdgeRowName } from '../../../../test/fixtures/edgeDrafts.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { parseObject, toJson } from '../../json/json.ts'
import { setAt } from '../../json/jsonPath.ts'
import { patternsOf } from '../../dialect/shape.ts'
import { EDGE_REQUEST } from '../model.ts'
import { edgeDrafting } from './drafting.ts'

const { fields, requestFields, readField, writeField, restoreField, fieldAt } = edgeDrafting
const ofEvents = fields.map(({ name }) => name)
const all = [...ofEvents, ...requestFields.map(({ name }) => name)]

const rowName = fc.constantFrom(...(Object.keys(EDGE_ROWS) as EdgeRowName[]))
const field = fc.constantFrom(...all)
const text = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 12 }),
  fc.constantFrom('', 'display', 'interact', 'a = 1\nb = 2', 'hero = AT:abc==', '{"ECID":[]}', '2026-05-06T09:00:00Z'),
)

/** Values of any kind at any member that the model names. */
const places = patternsOf(EDGE_REQUEST).map(({ pattern }) => pattern.split('.').map(step => (step === '*' ? 0 : step)))
const odd = fc.array(fc.tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 })), { maxLength: 4 })

function broken(name: EdgeRowName, changes: readonly [readonly (string | number)[], unknown][]): NotificationRequest {
  const { url, body } = begunFor(EDGE_ROWS[name])
  const changed = changes.reduce<unknown>((held, [path, value]) => setAt(held, path, value), body)
  return { url, body: parseObject(JSON.stringify(changed)) ?? {} }
}

const jsonOf = ({ url, body }: NotificationRequest) => `${url} ${toJson(body, 0)}`

describe('whatever a request holds', () => {
  it('a field that is written as it reads changes nothing', () => {
    fc.assert(
      fc.property(rowName, odd, field, (name, changes, written) => {
        const request = broken(name, changes)
        const at = { field: written, index: 0 }
        expect(jsonOf(writeField(request, at, readField(request, at)))).toBe(jsonOf(request))
      }),
      { numRuns: 300 },
    )
  })

  it('a field that is written and restored is as it was', () => {
    fc.assert(
      fc.property(rowName, odd, field, text, (name, changes, written, typed) => {
        const request = broken(name, changes)
        const at = { field: written, index: 0 }
        const edited = writeField(request, at, typed)
        expect(readField(restoreField(edited, at, request), at)).toBe(readField(request, at))
      }),
      { numRuns: 300 },
    )
  })

  it('the fields read the same after the JSON was written and read', () => {
    fc.assert(
      fc.property(rowName, odd, field, text, (name, changes, written, typed) => {
        const edited = writeField(broken(name, changes), { field: written, index: 0 }, typed)
        const again = { url: edited.url, body: parseObject(toJson(edited.body) ?? '') ?? {} }
        for (const field of all)
          expect(readField(again, { field, index: 0 })).toBe(readField(edited, { field, index: 0 }))
      }),
      { numRuns: 150 },
    )
  })

  it('a text without line breaks is read as it was written, without the space around it', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'b', '0', '-', '.', ':', '/', '%', 'ä', '漢'),
      minLength: 1,
      maxLength: 12,
    })
    const simple = [
      'eventType',
      'actionLabel',
      'viewName',
      'timestamp',
      'datastream',
      'requestId',
      'property',
      'items',
      'tokens',
    ]
    fc.assert(
      fc.property(rowName, fc.constantFrom(...simple), plain, (name, written, typed) => {
        const at = { field: written, index: 0 }
        expect(readField(writeField(begunFor(EDGE_ROWS[name]), at, typed), at)).toBe(typed)
      }),
    )
  })
})

describe('the field that shows', () => {
  const decisioning = ['events', 1, 'xdm', '_experience', 'decisioning']

  it.each([
    [[...decisioning, 'propositions', 0, 'scopeDetails', 'characteristics'], { field: 'tokens', index: 1 }],
    [[...decisioning, 'propositions', 0, 'items'], { field: 'items', index: 1 }],
    [[...decisioning, 'propositions', 2], { field: 'propositions', index: 1 }],
    [[...decisioning, 'propositionEventType', 'display'], { field: 'propositionEventType', index: 1 }],
    [['event', 'xdm', 'timestamp'], { field: 'timestamp', index: 0 }],
    [['events', 0, 'data', '__adobe', 'target', 'a'], { field: 'parameters', index: 0 }],
    [['meta', 'configOverrides', 'com_adobe_target', 'propertyToken'], { field: 'property', index: 0 }],
    [['meta', 'state'], { field: 'metaState', index: 0 }],
    [['meta'], undefined],
    [[], undefined],
  ])('%j', (path, shown) => {
    expect(fieldAt({ in: 'body', path })).toEqual(shown)
  })

  it('the URL', () => {
    expect(fieldAt({ in: 'url' })).toEqual({ field: 'url', index: 0 })
  })
})
