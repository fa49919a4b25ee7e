import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { messageText } from '../../../test/fixtures/host.ts'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import { createText } from './createText.ts'

const { fields, requestFields, visitField, presets, faults } = deliveryDrafting
const allFields = [...fields, ...requestFields, visitField!]
const hints = [...fields, ...requestFields].flatMap(({ hint }) => hint ?? [])

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
  ])('the codes of a %s have messages, and no others', (group, known) => {
    expect(codes(`${group}_`).toSorted()).toEqual([...new Set(known)].toSorted())
  })

  it('a code without a message is shown with its values', () => {
    expect(coded('field_eventType')).toBe('eventType')
    expect(coded('fault_not known', 'a', 'b')).toBe('not known a b')
  })
})
