import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { messageText } from '../../../test/fixtures/host.ts'
import type { Obstacle } from '../../core/code-generation/format.ts'
import { countingOf, type Account } from '../../core/delivery/counting.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import type { FaultObstacle } from '../../core/delivery/notification/faults.ts'
import { createText } from './createText.ts'

const { fields, requestFields, visitField, presets, faults } = deliveryDrafting
const allFields = [...fields, ...requestFields, visitField!]
const hints = [...fields, ...requestFields].flatMap(({ hint }) => hint ?? [])

/** Every code that only a type lists. */
const OBSTACLES: Record<Obstacle, true> = {
  notJson: true,
  tooDeep: true,
  noNotifications: true,
  notAscii: true,
  tooLongForCmd: true,
  notHttp: true,
  urlUser: true,
  noHost: true,
  urlCut: true,
}
const FAULT_OBSTACLES: Record<FaultObstacle, true> = {
  noToken: true,
  noPadding: true,
  noState: true,
  noOtherLocation: true,
  noClickToken: true,
  noDisplayToken: true,
  noTntId: true,
  noProperty: true,
  noName: true,
}

const FULL: Account = {
  client: 'c',
  property: 'p',
  environmentId: '1',
  pageHost: 'h',
  isQaMode: true,
  sessionId: 's',
}
const EMPTY: Account = { ...FULL, client: undefined, property: undefined, environmentId: undefined, isQaMode: false }

/** The keys of the texts on where a request counts. */
function countingKeys(account: Account): string[] {
  const { sentences, facts } = countingOf(account)
  const named = facts.flatMap(fact => (fact === 'url' ? [] : [fact.name, fact.value]))
  return [...sentences.flat(), ...named].map(text => (typeof text === 'string' ? text : text.key))
}

describe.each([
  ['en', english],
  ['de', german],
])('in %s', (locale, catalogue: Record<string, { message: string }>) => {
  const { coded } = createText({ locale, message: (key, ...values) => messageText(catalogue, key, values) })
  const codes = (prefix: string) =>
    Object.keys(catalogue).flatMap(key => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))

  it.each([
    ['field', allFields.map(({ name }) => name)],
    ['hint', [...hints, visitField!.name]],
    ['unreadable', [visitField!.name]],
    ['preset', presets],
    ['fault', faults],
    ['obstacle', Object.keys(OBSTACLES)],
    ['faultObstacle', Object.keys(FAULT_OBSTACLES)],
  ])('the codes of a %s have messages, and no others', (group, known) => {
    expect(codes(`${group}_`).toSorted()).toEqual([...new Set(known)].toSorted())
  })

  it.each([
    ['everything', FULL],
    ['a page alone', EMPTY],
    ['nothing', { ...EMPTY, pageHost: undefined }],
  ])('a request that names %s has messages for where it counts', (_, account) => {
    const values = new Set(Object.values(account).map(String))
    const missing = countingKeys(account).filter(key => !values.has(key) && !(key in catalogue))
    expect(missing).toEqual([])
  })

  it('a code without a message is shown with its values', () => {
    expect(coded('field_eventType')).toBe('eventType')
    expect(coded('fault_not known', 'a', 'b')).toBe('not known a b')
  })
})
