import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { messageText } from '../../../test/fixtures/host.ts'
import type { Obstacle } from '../../core/code-generation/format.ts'
import { countingOf, type Account } from '../../core/delivery/counting.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import { edgeCountingOf, type EdgeAccount } from '../../core/edge/drafting/counting.ts'
import { edgeDrafting } from '../../core/edge/drafting/drafting.ts'
import type { EdgeFaultObstacle } from '../../core/edge/drafting/faults.ts'
import { COMPOSERS } from '../../core/dialect/composers.ts'
import type { Counting } from '../../core/dialect/counting.ts'
import type { FaultObstacle } from '../../core/delivery/notification/faults.ts'
import { createText } from './createText.ts'

const DRAFTINGS = [deliveryDrafting, edgeDrafting]
const { visitField } = deliveryDrafting
const kinds = DRAFTINGS.flatMap(({ fields, requestFields }) => [...fields, ...requestFields])
const composed = [...COMPOSERS.values()].flatMap(({ fields }) => fields)
const allFields = [...kinds, ...composed, visitField!]
const hints = kinds.flatMap(({ hint }) => hint ?? [])
const presets = DRAFTINGS.flatMap(drafting => drafting.presets)
const faults = DRAFTINGS.flatMap(drafting => drafting.faults)

/** Every code that only a type lists. */
const OBSTACLES: Record<Obstacle, true> = {
  notJson: true,
  severalEvents: true,
  tooDeep: true,
  noNotifications: true,
  notAscii: true,
  tooLongForCmd: true,
  notHttp: true,
  urlUser: true,
  noHost: true,
  urlCut: true,
}
const FAULT_OBSTACLES: Record<FaultObstacle | EdgeFaultObstacle, true> = {
  noScopeDetails: true,
  noIdentity: true,
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

const FULL_EDGE: EdgeAccount = {
  organisation: 'o@AdobeOrg',
  datastream: 'd',
  overridden: 'e',
  property: 'p',
  otherOverrides: ['com_adobe_analytics'],
}
const EMPTY_EDGE: EdgeAccount = {
  organisation: undefined,
  datastream: undefined,
  overridden: undefined,
  property: undefined,
  otherOverrides: [],
}

/** The keys of the texts on where a request counts. */
function countingKeys({ sentences, facts }: Counting): string[] {
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
    ['composeHelp', composed.flatMap(({ help }) => help ?? [])],
    ['composeProblem', ['required', 'client', 'host', 'json', 'provider']],
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
    expect(missingIn(countingOf(account), account)).toEqual([])
  })

  it.each([
    ['everything', FULL_EDGE],
    ['nothing', EMPTY_EDGE],
  ])('a request to the Edge Network that names %s has messages for where it counts', (_, account) => {
    expect(missingIn(edgeCountingOf(account), account)).toEqual([])
  })

  function missingIn(counting: Counting, account: Account | EdgeAccount): string[] {
    const values = new Set(Object.values(account).map(String))
    return countingKeys(counting).filter(key => !values.has(key) && !(key in catalogue))
  }

  it('a code without a message is shown with its values', () => {
    expect(coded('field_shownAt')).toBe('shownAt')
    expect(coded('fault_not known', 'a', 'b')).toBe('not known a b')
  })
})
