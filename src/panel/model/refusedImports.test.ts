import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it.each([
  ['hello', 'the file is not JSON from line 1, column 1 on'],
  ['{"a": 1,\n}', 'the file is not JSON from line 2, column 1 on'],
  ['{"format":"mbox-inspector","version":99,"exchanges":[]}', 'an export of version 99 from a newer Mbox Inspector'],
  ['{"format":"mbox-inspector"}', 'is damaged, its list of exchanges is missing'],
  ['{"log":{"entries":[]}}', 'the file is a HAR'],
  ['{"a":1}', 'neither an export of Mbox Inspector nor an answer of the Delivery API'],
])('importing %j says why it is not imported', (text, why) => {
  const { panel } = aPanel()
  const before = panel.capture.calls.value.length
  panel.files.importText(text)
  expect(panel.announcement.value).toMatchObject({ text: expect.stringContaining(why), outcome: 'fault' })
  expect(panel.capture.calls.value).toHaveLength(before)
})

it('importing a refusal of the Delivery API lists it as a call', () => {
  const { panel } = aPanel()
  const before = panel.capture.calls.value.length
  panel.files.importText('{"status":400,"message":"bad"}')
  expect(panel.announcement.value.text).toMatch(/^Imported: 1 exchange/)
  expect(panel.capture.calls.value).toHaveLength(before + 1)
})
