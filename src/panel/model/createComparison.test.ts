import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anAtJsOption, atJsCall, atJsPage, webSdkPage } from '../../../test/fixtures/parity.ts'
import { aDisplay, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { locationName } from '../../core/dialect/location.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import type { Host } from '../host/host.ts'
import { compareSides } from './compareSides.ts'
import { PERIOD } from './createBatch.ts'
import { createPanel } from './createPanel.ts'
import { parityCells } from './parityCells.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel that keeps its log, and the loads and files that it gets. */
function aComparingPanel(overrides: Partial<Host> = {}) {
  const host = aHost(overrides)
  const panel = createPanel(host, { signal: new AbortController().signal })
  panel.capture.preserveLog.value = true
  let loads = 0
  const load = (...exchanges: Exchange[]) => {
    loads += 1
    const startedAt = host.now() + loads * 1000
    const document = { id: `load-${loads}`, url: `https://shop.test/${loads}`, openedAt: startedAt, startedAt }
    aRelay(host, { document }).record(...exchanges)
    vi.advanceTimersByTime(PERIOD)
    return document
  }
  const frame = (startedAt: number, ...exchanges: Exchange[]): void => {
    const document = { id: 'frame', top: false, url: 'https://ads.test/', openedAt: startedAt, startedAt }
    aRelay(host, { document, frameId: 5 }).record(...exchanges)
    vi.advanceTimersByTime(PERIOD)
  }
  const file = async (name: string, ...exchanges: Exchange[]) =>
    await importText(panel, toExchangeFile(exchanges), name)
  return { panel, comparison: panel.comparison, compared: compareSides(panel), load, frame, file }
}

const chosen = ({ before, after }: ReturnType<typeof aComparingPanel>['comparison']) => [
  before.value?.name,
  after.value?.name,
]

it('a single load has nothing to be compared with', () => {
  const { comparison, compared, load } = aComparingPanel()
  load(...webSdkPage())
  expect(chosen(comparison)).toEqual([undefined, 'https://shop.test/1'])
  expect(compared.result.value).toBeUndefined()
  expect(compared.markdown()).toBe('')
})

it('the newest file is before, the newest load after', async () => {
  const { comparison, load, file } = aComparingPanel()
  load(aPrefetch([anMbox({ name: 'old' })]))
  load(...webSdkPage())
  await file('older.json', ...atJsPage().slice(0, 1))
  await file('before.json', ...atJsPage().slice(1))
  expect(chosen(comparison)).toEqual(['before.json', 'https://shop.test/2'])
})

it('without a file, the load before the newest is before', () => {
  const { comparison, load } = aComparingPanel()
  for (const name of ['a', 'b', 'c']) load(aPrefetch([anMbox({ name })]))
  expect(chosen(comparison)).toEqual(['https://shop.test/2', 'https://shop.test/3'])
})

it('a chosen side stays chosen as the page loads again, until it is cleared', () => {
  const { panel, comparison, load } = aComparingPanel()
  const first = load(aPrefetch([anMbox({ name: 'a' })]))
  load(aPrefetch([anMbox({ name: 'b' })]))
  comparison.chooseBefore(first.id)
  load(aPrefetch([anMbox({ name: 'c' })]))
  expect(chosen(comparison)).toEqual(['https://shop.test/1', 'https://shop.test/3'])
  panel.clear()
  expect(chosen(comparison)).toEqual([undefined, undefined])
})

it('the frames of a page belong to its load', () => {
  const { comparison, load, frame } = aComparingPanel()
  const { startedAt } = load(aPrefetch([anMbox({ name: 'page' })]))
  frame(startedAt + 10, aPrefetch([anMbox({ name: 'frame' })]))
  const side = comparison.sides.value.find(({ kind }) => kind === 'load')
  expect(side?.rows.map(({ location }) => locationName(location)).toSorted()).toEqual(['frame', 'page'])
  expect(comparison.sides.value.map(({ kind }) => kind)).toEqual(['all', 'load'])
})

it('everything captured is a side without what came in files', async () => {
  const { comparison, load, file } = aComparingPanel()
  load(aPrefetch([anMbox({ name: 'page' })]))
  await file('before.json', aPrefetch([anMbox({ name: 'file' })], { id: 'of-file' }))
  const [all] = comparison.sides.value
  expect(all?.rows).toHaveLength(1)
})

it('a load and its repetition are the same, and the filter then shows nothing', () => {
  const { comparison, compared, load } = aComparingPanel()
  const page = () => [aPrefetch([anMbox({ name: 'home' })]), aDisplay('home')]
  load(...page())
  load(...page())
  expect(compared.result.value?.counts).toMatchObject({ same: 1, differs: 0 })
  comparison.differencesOnly.value = true
  expect(compared.result.value?.shown).toEqual([])
})

/** A comparison with one difference, whose content has a credential. */
async function differing(saved: (name: string, text: string, type?: string) => void = () => {}) {
  const { compared, load, file, panel } = aComparingPanel({ saveFile: saved })
  const mbox = (content: string) => ({ name: '=hero|', state: 's', options: [anAtJsOption({ content, token: 't' })] })
  await file('before|.json', atJsCall('prefetch', { mboxes: [mbox('https://shop.test/?access_token=secret-1&x=1')] }))
  load(atJsCall('prefetch', { mboxes: [mbox('https://shop.test/?access_token=secret-1&x=2')] }))
  return { compared, panel }
}

it('the copy as Markdown has the sides, the counts and a table, without credentials', async () => {
  const markdown = (await differing()).compared.markdown()
  expect(markdown.split('\n').slice(0, 9)).toEqual([
    '### Migration parity',
    '',
    '- Before: before\\|.json',
    '- After: 09\\:00\\:06.000, https\\://shop.test/1',
    '- Result: 1 differs, 0 only before, 0 only after, 0 other experience, 0 same',
    '',
    '| Result | Location | Kind | Offer | Activity | Difference |',
    '| --- | --- | --- | --- | --- | --- |',
    expect.stringContaining('| differs | =hero\\| | mbox | option html\\: https\\://shop.test/'),
  ])
  expect(markdown).toContain('x=1” before')
  expect(markdown).not.toContain('secret-1')
})

it('the CSV has the same lines for a spreadsheet, without formulas and credentials', async () => {
  const saved: string[][] = []
  const { compared, panel } = await differing((...file) => saved.push(file.map(String)))
  compared.saveCsv()
  const [[name, text = '', type] = []] = saved
  expect(name).toBe('mbox-inspector-parity-2026-05-06T09-00-05.csv')
  expect(type).toBe('text/csv')
  const [head, line] = text.split('\r\n')
  expect(head).toBe(
    '\uFEFF"Result","Location","Kind","Offer","Content","Activity","Difference","Before: experience","Before: tokens","Before: status","After: experience","After: tokens","After: status"',
  )
  expect(line).toMatch(/^"differs","'=hero\|","mbox","option",.*"Experience 0","1","due","Experience 0","1","due"$/)
  expect(text).not.toContain('secret-1')
  expect(panel.announcement.value.text).toBe('Saved as CSV: 1 line')
})

it.each([
  [['a', 'b'], ['a'], 'Content only before: “html: b”.'],
  [['a'], ['a', 'b'], 'Content only after: “html: b”.'],
  [['a'], ['b'], 'Content: “html: a” before, “html: b” after.'],
])('content %j before and %j after is one sentence', (...[before, after, sentence]) => {
  const { compared, load, panel } = aComparingPanel()
  const page = (contents: string[]) => {
    const options = contents.map(content => anAtJsOption({ content, token: 't' }))
    return atJsCall('prefetch', { mboxes: [{ name: 'home', state: 's', options }] })
  }
  load(page(before))
  load(page(after))
  const [line] = compared.result.value?.shown ?? []
  expect(parityCells(line!, panel.text).differences).toEqual([sentence])
})
