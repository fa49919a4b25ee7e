import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { callLine } from './callLine.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it.each([
  ['hello', 'the text is not an export of Mbox Inspector, an answer of Target'],
  ['{hello}', 'the file is not JSON from line 1, column 2 on'],
  ['{"a": 1,\n}', 'the file is not JSON from line 2, column 1 on'],
  ['{"format":"mbox-inspector","version":99,"exchanges":[]}', 'an export of version 99 from a newer Mbox Inspector'],
  ['{"format":"mbox-inspector"}', 'is damaged; its list of exchanges is missing'],
  ['{"log":{"entries":[]}}', 'the file is a HAR without a call to Target'],
  ["{'status': 200,\n 'client': ", 'is Python output, but cannot be read from line 2, column 12 on'],
  ["{'a': None}", 'not an export of Mbox Inspector, an answer of Target'],
  ['{"a":1}', 'not an export of Mbox Inspector, an answer of Target'],
])('importing %j reports why it is not imported', async (text, why) => {
  const { panel } = aPanel()
  const before = panel.capture.calls.value.length
  await importText(panel, text)
  expect(panel.imports.pending.value).toEqual({ kind: 'text', text, refusal: expect.stringContaining(why) })
  expect(panel.capture.calls.value).toHaveLength(before)
})

it('importing a refusal of the Delivery API lists it as a call', async () => {
  const { panel } = aPanel()
  const before = panel.capture.calls.value.length
  await importText(panel, '{"status":400,"message":"bad"}')
  expect(panel.announcement.value.text).toMatch(/^Imported: 1 exchange/)
  expect(panel.capture.calls.value).toHaveLength(before + 1)
})

it('importing only notifications reports an added request', async () => {
  const { panel } = aPanel()
  await importText(panel, '[{"id":"n","type":"display","timestamp":1,"mbox":{"name":"home"},"tokens":["t"]}]')
  expect(panel.announcement.value.text).toBe(
    'Imported: 1 exchange. The notifications had no request: one was added for them',
  )
})

it('importing a partly understood file names the rest, and counts what it does not name', async () => {
  const { panel } = aPanel()
  const answer = { status: 200, client: 'demo', prefetch: { mboxes: [] } }
  const sentence = async (beside: object): Promise<string> => {
    await importText(panel, JSON.stringify({ response: answer, ...beside }))
    return panel.announcement.value.text
  }
  expect(await sentence({ meta: {} })).toBe('Imported: 1 exchange')
  expect(await sentence({ a: 1, b: 2 })).toBe('Imported: 1 exchange. Not understood: a, b')
  expect(await sentence({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 })).toBe(
    'Imported: 1 exchange. Not understood: a, b, c, d, e and 2 more',
  )
})

it('an imported request is listed without an answer, an answer without a request and without times', async () => {
  const { panel } = aPanel()
  const listed = async (value: object) => {
    const before = panel.capture.calls.value.length
    await importText(panel, JSON.stringify(value))
    const read = panel.capture.calls.value[before]
    if (!read) throw new Error('not listed')
    return callLine(read, panel.text)
  }
  expect(
    await listed({ notifications: [{ id: 'n', type: 'display', timestamp: 1, mbox: { name: 'home' } }] }),
  ).toMatchObject({
    kind: 'display',
    locations: 'home',
    status: 'not stated',
    time: '',
    duration: '',
    source: 'import',
  })
  expect(await listed({ status: 200, client: 'demo', prefetch: {} })).toMatchObject({
    kind: '',
    status: '200',
    time: '',
  })
  expect(await listed({ prefetch: { mboxes: [{ name: 'home', state: 's' }] } })).toMatchObject({ status: 'not stated' })
})
