import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aFragileTab, type FakeDocument, type FakePanel } from '../../../test/fixtures/fragileTab.ts'
import { FIRST_PAUSE } from '../../bridge/connection.ts'
import { compareTexts } from '../../core/compareTexts.ts'
import { sendableType, type Row } from '../../core/ledger/row.ts'

beforeEach(() => void vi.useFakeTimers({ now: OPENED }))
afterEach(() => void vi.useRealTimers())

const HOUR = 3_600_000

/** What happens on the visit, the same with and without failures. */
type Action =
  | { kind: 'deliver' | 'notify' | 'ask'; place: Place }
  | { kind: 'answer' | 'send' | 'navigate' | 'leave and return' | 'remove frame' | 'wait' }
type Place = 'page' | 'frame'

/** A part that fails, or the clock that is set. */
type Failure = keyof typeof NOTICE

/** Ms of quiet before a failure: what has not reached the panel, or its store, by then was never shown, or never kept. */
const NOTICE = {
  'the background stops': 0,
  'the panel is closed and opened': 20,
  'the panel crashes and is opened': 150,
  'a second panel opens and closes': 0,
  'the clock is set back': 60,
  'the clock is set forward': 60,
}

/** Ms from one end of the background to the next: when it ends again and again, the pauses become longer. */
const REST = 1500

/** Ms that a document lives at least: one that opens and closes while the background is away is not known to the panel. */
const LIFE = FIRST_PAUSE + 450

const placed = (kind: 'deliver' | 'notify' | 'ask'): fc.Arbitrary<Action> =>
  fc.constantFrom<Place>('page', 'frame').map(place => ({ kind, place }))
const plain = fc.constantFrom('answer', 'send', 'navigate', 'leave and return', 'remove frame', 'wait')
const actions: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: placed('deliver'), weight: 4 },
  { arbitrary: placed('notify'), weight: 3 },
  { arbitrary: placed('ask'), weight: 2 },
  { arbitrary: plain.map((kind): Action => ({ kind })), weight: 5 },
)

interface Happening {
  action: Action
  failure: Failure | undefined
  /** Ms between the two. */
  after: number
}

function visits(failures: readonly Failure[]): fc.Arbitrary<Happening[]> {
  const failure = fc.option(fc.constantFrom(...failures), { nil: undefined, freq: 2 })
  const after = fc.constantFrom(0, 1, 5, 30, 300)
  return fc.array(fc.record({ action: actions, failure, after }), { minLength: 1, maxLength: 12 })
}

const pause = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** A visitor of the page, and the tester's panel. */
async function aVisit({ preserve }: { preserve: boolean }) {
  const tab = aFragileTab()
  let page = tab.open()
  let frame: FakeDocument | undefined
  let watching = await tab.openPanel()
  watching.panel.capture.preserveLog.value = preserve
  let names = 0
  const delivered = new Map<FakeDocument, string[]>()
  const answers: (() => void)[] = []

  const at = (place: Place): FakeDocument =>
    place === 'page' ? page : (frame ??= tab.open({ top: false, frameId: 4 }))
  const ask = (place: Place): (() => void) => {
    const document = at(place)
    const name = `mbox-${(names += 1)}`
    delivered.set(document, [...(delivered.get(document) ?? []), name])
    return document.call(aPrefetch([anMbox({ name })]))
  }
  const notify = (place: Place): void => {
    const name = delivered.get(at(place))?.shift()
    if (name !== undefined) at(place).call(aDisplay(name, { timestamp: Date.now() }))()
  }
  const send = async (): Promise<void> => {
    await pause(REST)
    const { capture, sendRow } = watching.panel
    const rows = capture.rows.value.filter(known => sendableType(known) !== undefined)
    const [row] = rows.toSorted((a, b) => compareTexts(describeRow(a), describeRow(b)))
    if (row) sendRow(row)
  }
  const removeFrame = async (): Promise<void> => {
    if (frame) await pause(LIFE)
    frame?.leave()
    frame = undefined
  }
  const goOn = async (leave: 'leave' | 'freeze'): Promise<void> => {
    await removeFrame()
    await pause(LIFE)
    page[leave]()
    page = tab.open()
    watching.navigate()
  }
  const leaveAndReturn = async (): Promise<void> => {
    const first = page
    await goOn('freeze')
    await pause(3000)
    page.leave()
    page = first
    page.appear()
    watching.navigate()
  }
  const act = async (action: Action): Promise<void> => {
    if (action.kind === 'deliver') return ask(action.place)()
    if (action.kind === 'ask') return void answers.push(ask(action.place))
    if (action.kind === 'answer') return answers.shift()?.()
    if (action.kind === 'notify') return notify(action.place)
    if (action.kind === 'send') return send()
    if (action.kind === 'remove frame') return removeFrame()
    if (action.kind === 'navigate') return goOn('leave')
    if (action.kind === 'leave and return') return leaveAndReturn()
    await pause(5000)
  }
  const openAgain = async (end: keyof Pick<FakePanel, 'close' | 'crash'>): Promise<void> => {
    watching[end]()
    await pause(50)
    watching = await tab.openPanel()
  }
  const suffer = async (failure: Failure): Promise<void> => {
    if (failure === 'the background stops') tab.stopBackground()
    if (failure === 'the panel is closed and opened') await openAgain('close')
    if (failure === 'the panel crashes and is opened') await openAgain('crash')
    if (failure === 'the clock is set back') tab.setClock(-3 * HOUR)
    if (failure === 'the clock is set forward') tab.setClock(5 * HOUR)
    if (failure !== 'a second panel opens and closes') return
    const second = await tab.openPanel()
    await pause(500)
    second.close()
  }
  return { act, suffer, shown: () => watching.panel.capture, end: () => watching.close() }
}

/** What a panel shows at the end of a visit. */
async function shownAfter(
  all: readonly Happening[],
  { hasFailures, preserve }: { hasFailures: boolean; preserve: boolean },
) {
  vi.setSystemTime(OPENED)
  const { act, suffer, shown, end } = await aVisit({ preserve })
  await pause(30_000)
  let restedAt = 0
  for (const { action, failure, after } of all) {
    await act(action)
    await pause(after)
    if (failure === undefined) continue
    await pause(Math.max(NOTICE[failure], restedAt - performance.now()))
    if (failure === 'the background stops') restedAt = performance.now() + REST
    if (hasFailures) await suffer(failure)
  }
  await pause(30_000)
  end()
  const { rows, sent, lost, missedDocuments } = shown()
  return {
    rows: rows.value.map(describeRow).toSorted(),
    sent: sent.value.map(({ exchange }) => exchange.response?.kind ?? 'none').toSorted(),
    lost: lost.value,
    missedDocuments: missedDocuments.value,
  }
}

function describeRow({ documentId, location, display, decisions, notifications }: Row): string {
  const name = 'name' in location ? location.name : ''
  return `${documentId} ${name}: ${display?.status}, ${decisions.length} delivered, ${notifications.length} notified`
}

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 25) }

describe.each([
  ['with a preserved log', true],
  ['without a preserved log', false],
])('%s', (_, preserve) => {
  it.each(Object.keys(NOTICE) as Failure[])('nothing is lost unnoticed, at whatever point %s', async failure => {
    await fc.assert(
      fc.asyncProperty(visits([failure]), async all => {
        const without = await shownAfter(all, { hasFailures: false, preserve })
        const { missedDocuments, ...shown } = await shownAfter(all, { hasFailures: true, preserve })
        if (missedDocuments === 0) expect({ ...shown, missedDocuments }).toEqual(without)
      }),
      RUNS,
    )
  })
})

it('a frame that reported before its page had returned, and then went, is still there for the next panel', async () => {
  const happenings: Happening[] = [
    { action: { kind: 'leave and return' }, failure: 'the panel is closed and opened', after: 0 },
    { action: { kind: 'deliver', place: 'frame' }, failure: undefined, after: 0 },
    { action: { kind: 'remove frame' }, failure: 'the panel is closed and opened', after: 0 },
  ]
  const { rows } = await shownAfter(happenings, { hasFailures: true, preserve: false })
  expect(rows).toEqual(['document-3 mbox-1: due, 1 delivered, 0 notified'])
})
