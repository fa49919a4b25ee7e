import fc from 'fast-check'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { anyJson } from '../../../test/code-generation/anyText.ts'
import { readLiteral } from './syntax/readLiteral.ts'

function readBack(text: string): unknown {
  const read = readLiteral(text, 0)
  if (read.kind === 'not read') throw new Error(`not read from ${read.at}: ${text}`)
  expect(read).toMatchObject({ isCut: false, end: text.length, leftOut: [] })
  return JSON.parse(read.json)
}

const value = fc.oneof(fc.array(anyJson), fc.dictionary(fc.string({ unit: 'grapheme' }), anyJson))

/** Without a member that Node prints as the prototype. */
const printable = value.map(one => JSON.parse(JSON.stringify(one).replaceAll('"__proto__":', '"proto":')) as unknown)

it('what Node prints in whole is read as the value, whatever the value and the width', () => {
  fc.assert(
    fc.property(printable, fc.constantFrom(20, 80, Infinity), (one, breakLength) => {
      const printed = inspect(one, { depth: null, maxArrayLength: null, maxStringLength: null, breakLength })
      expect(readBack(printed)).toEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
})

it('JSON is read as itself', () => {
  fc.assert(
    fc.property(printable, one => {
      expect(readBack(JSON.stringify(one))).toEqual(one)
    }),
  )
})
