import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { anExchange, anMbox, aPrefetch, envelope, ledgerOf, optionToken } from '../../../test/fixtures/exchanges.ts'
import type { Row } from '../ledger/row.ts'
import type { Annotation, Expectation } from './annotation.ts'
import { annotateRows } from './annotateRows.ts'
import { documentOfRow, subjectOf } from './subject.ts'

const NAMES = ['home', 'cart', 'banner']

/** What a page requests: a location's name, and whether its answer names the activity. */
const mboxes = fc.array(fc.record({ name: fc.constantFrom(...NAMES), isNamed: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
})
type Mboxes = { name: string; isNamed: boolean }[]

/** A load of a page; tokens of named activities differ with each load, others are the same. */
function load(documentId: string, page: Mboxes, at: number) {
  const answers = page.map(({ name, isNamed }, index) => {
    const token = optionToken(isNamed ? `${name}${index}${documentId}` : `${name}${index}`)
    const mbox = anMbox({ name, index, token, state: `${documentId}${index}` }) as { options: object[] }
    return isNamed ? mbox : { ...mbox, options: mbox.options.map(option => ({ ...option, responseTokens: undefined })) }
  })
  return aPrefetch(answers, { documentId, id: `call-of-${documentId}`, at })
}

function expecting(row: Row, rows: readonly Row[], more: Partial<Expectation> = {}): Annotation {
  const expectation = { event: 'display' as const, status: 'not displayed', reason: '', author: '', time: 1, ...more }
  return { rowId: row.id, note: '', expectations: [{ ...expectation, subject: subjectOf(row, rows) }] }
}

const expectedIn = (rows: readonly Row[], documentId: string): number[] =>
  rows
    .filter(row => row.documentId === documentId)
    .flatMap((row, index) => (row.display?.expected?.match === 'expected' ? [index] : []))

it('an expectation holds for the same row of each later load, and for no other', () => {
  const chosen = mboxes.chain(page => fc.tuple(fc.constant(page), fc.nat(page.length - 1)))
  const property = fc.property(chosen, ([page, at]) => {
    const rows = ledgerOf(load('first', page, 0), load('second', page, 1000), load('third', page, 2000))
    const row = rows.filter(({ documentId }) => documentId === 'first')[at]
    if (!row) return
    const annotated = annotateRows(rows, [expecting(row, rows)])
    for (const document of ['first', 'second', 'third']) expect(expectedIn(annotated, document)).toEqual([at])
  })
  fc.assert(property)
})

it('an expectation holds for a location only while it delivers that experience', () => {
  const delivered = (documentId: string, experience: string) => {
    const tokens = { 'activity.id': '1', 'experience.id': experience }
    const option = { type: 'html', content: '', eventToken: optionToken(experience), responseTokens: tokens }
    return aPrefetch([{ index: 0, name: 'home', options: [option], state: documentId }], { documentId, id: documentId })
  }
  const rows = ledgerOf(delivered('first', 'A'), delivered('second', 'B'), delivered('third', 'A'))
  const [row] = rows
  const annotated = annotateRows(rows, row ? [expecting(row, rows)] : [])
  expect(['first', 'second', 'third'].map(document => expectedIn(annotated, document))).toEqual([[0], [], [0]])
})

it.each([
  ['only the other one is delivered', ['b'], []],
  ['the other one and a new one are delivered', ['b', 'x'], []],
  ['another one comes before it', ['c', 'a', 'b'], [1]],
  ['its token has changed', ['x', 'y'], [0]],
  ['its token has changed, and there is another one', ['x', 'y', 'z'], []],
])('of two contents of one experience one is expected; where %s, that is so', (_, tokens, found) => {
  const delivered = (documentId: string, names: readonly string[]) => {
    const responseTokens = { 'activity.id': '1', 'experience.id': 'A' }
    const options = names.map(name => ({ type: 'html', content: '', eventToken: optionToken(name), responseTokens }))
    return aPrefetch([{ index: 0, name: 'home', options, state: documentId }], { documentId, id: documentId })
  }
  const rows = ledgerOf(delivered('first', ['a', 'b']), delivered('second', tokens))
  const [row] = rows
  const annotated = annotateRows(rows, row ? [expecting(row, rows)] : [])
  expect(expectedIn(annotated, 'first')).toEqual([0])
  expect(expectedIn(annotated, 'second')).toEqual(found)
})

it.each([
  ['import/1', 'document-1', []],
  ['import/1', 'import/2/document-1', []],
  ['document-1', 'import/1', []],
  ['import/1/a', 'import/1/b', [0]],
])('what is expected in %s does not change %s unless both came in one file', (from, to, found) => {
  const page = [{ name: 'home', isNamed: true }]
  const rows = ledgerOf(load(from, page, 0), load(to, page, 1000))
  const row = rows.find(({ documentId }) => documentId === from)
  expect(expectedIn(annotateRows(rows, row ? [expecting(row, rows)] : []), to)).toEqual(found)
})

it('of several expectations the newest counts, in whatever order they are listed', () => {
  const page = [{ name: 'home', isNamed: true }]
  const rows = ledgerOf(load('first', page, 0), load('second', page, 1000))
  const [first, second] = rows
  if (!first || !second) throw new Error('no rows')
  const older = expecting(first, rows, { status: 'duplicate', time: 1 })
  const newer = expecting(second, rows, { time: 2 })
  for (const list of [
    [older, newer],
    [newer, older],
  ]) {
    const annotated = annotateRows(rows, list)
    expect(annotated.map(({ display }) => display?.expected?.expectation.status)).toEqual([
      'not displayed',
      'not displayed',
    ])
  }
})

it('an expectation without a subject holds for its row alone', () => {
  const page = [{ name: 'home', isNamed: true }]
  const rows = ledgerOf(load('first', page, 0), load('second', page, 1000))
  const [row] = rows
  const { rowId = '', expectations = [] } = row ? expecting(row, rows) : {}
  const alone = expectations.map(({ subject: _, ...expectation }) => expectation)
  const annotated = annotateRows(rows, [{ rowId, note: '', expectations: alone }])
  expect([expectedIn(annotated, 'first'), expectedIn(annotated, 'second')]).toEqual([[0], []])
})

it('a note belongs to its row alone; rows without annotations stay the same objects', () => {
  const page = NAMES.map(name => ({ name, isNamed: true }))
  const rows = ledgerOf(load('first', page, 0), load('second', page, 1000))
  const rowId = rows[1]?.id ?? ''
  const annotated = annotateRows(rows, [{ rowId, note: 'flickers', expectations: [] }])
  expect(annotated.map(({ note }) => note).filter(Boolean)).toEqual(['flickers'])
  expect(annotated.filter((row, index) => row !== rows[index]).map(({ id }) => id)).toEqual([rowId])
})

it('the document of any row is known from its id', () => {
  const call = anExchange({
    id: 'import/4/2',
    documentId: 'import/4',
    request: { ...envelope, notifications: [{ id: 'n', type: 'display', mbox: { name: 'x' }, tokens: ['t'] }] },
  })
  const [row] = ledgerOf(load('first', [{ name: 'home', isNamed: false }], 0))
  const [unmatched] = ledgerOf(call)
  expect(documentOfRow(row?.id ?? '')).toBe('first')
  expect(documentOfRow(unmatched?.id ?? '').startsWith('import/4/')).toBe(true)
  fc.assert(fc.property(fc.string({ unit: codePoint }), text => typeof documentOfRow(text) === 'string'))
})
