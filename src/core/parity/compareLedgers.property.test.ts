import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aProposition, delivering, displaying, htmlItem, propositionId } from '../../../test/fixtures/edge.ts'
import { aNotification, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import { webSdkLedger } from '../../../test/fixtures/parity.ts'
import type { Row } from '../ledger/row.ts'
import { compareLedgers, type ParityDifference, type ParityLine, type ParityStatus } from './compareLedgers.ts'

/** An option of a page; its activity may be named by id, by name, by both or not at all. */
interface Drawn {
  mbox: string
  activity: string
  naming: 'id' | 'name' | 'both' | 'none'
  experience: string | undefined
  content: string
  isDisplayed: boolean
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  mbox: fc.constantFrom('home', 'hero'),
  activity: fc.constantFrom('1', '2', '3'),
  naming: fc.constantFrom('id', 'name', 'both', 'none'),
  experience: fc.constantFrom('0', '1', undefined),
  content: fc.constantFrom('', 'a', 'b'),
  isDisplayed: fc.boolean(),
})

interface Page {
  protocol: 'at.js' | 'Web SDK'
  options: Drawn[]
}

const page: fc.Arbitrary<Page> = fc.record({
  protocol: fc.constantFrom('at.js', 'Web SDK'),
  options: fc.array(drawn, { maxLength: 6 }),
})

/** How a page is loaded: with these tokens and ids, at this time, each delivery so many times. */
interface Load {
  seed?: string
  at?: number
  times?: number
  isDisplayed?: boolean
}

function load({ protocol, options }: Page, how: Load = {}): Row[] {
  return protocol === 'at.js' ? loadAtJs(options, how) : loadWebSdk(options, how)
}

function loadAtJs(options: readonly Drawn[], { seed = '', at = 0, times = 1, isDisplayed = true }: Load): Row[] {
  const mboxes = options.map(({ mbox, activity, naming, experience, content }, index) => {
    const responseTokens = {
      ...((naming === 'id' || naming === 'both') && { 'activity.id': activity }),
      ...((naming === 'name' || naming === 'both') && { 'activity.name': `Activity ${activity}` }),
      ...(experience !== undefined && { 'experience.id': experience }),
    }
    const option = { type: 'html', content, eventToken: `token ${index} ${seed}`, responseTokens }
    return { name: mbox, index, state: `state ${index} ${seed}`, options: [option] }
  })
  const calls = Array.from({ length: times }, (_, time) => aPrefetch(mboxes, { id: `${seed}${time}`, at: at + time }))
  const displays = options.flatMap((option, index) =>
    option.isDisplayed && isDisplayed
      ? aNotification({
          mbox: option.mbox,
          tokens: [`token ${index} ${seed}`],
          state: `state ${index} ${seed}`,
          at: at + 100 + index,
        })
      : [],
  )
  return ledgerOf(...calls, ...displays)
}

function loadWebSdk(options: readonly Drawn[], { seed = '', at = 0, times = 1, isDisplayed = true }: Load): Row[] {
  const propositions = options.map(({ mbox, activity, experience, content }, index) =>
    aProposition({
      scope: mbox,
      name: `${index} ${seed}`,
      id: propositionId(activity, experience),
      items: [htmlItem(content)],
    }),
  )
  const shown = propositions.filter((_, index) => isDisplayed && options[index]!.isDisplayed)
  const calls = Array.from({ length: times }, (_, time) =>
    delivering(propositions, { id: `${seed}${time}`, at: at + time }),
  )
  const display = displaying(shown, { at: at + 100, requestId: `display ${seed}` })
  return webSdkLedger(...calls, ...(shown.length > 0 ? [display] : []))
}

const statusesOf = (lines: readonly ParityLine[]): ParityStatus[] => lines.map(({ status }) => status)

/** A line without what differs between two loads of the same page. */
const withoutStatuses = ({ status, before, after, differences }: ParityLine) => ({
  status,
  differences,
  before: before && { ...before, statuses: [] },
  after: after && { ...after, statuses: [] },
})

it('a ledger is the same as itself', () => {
  const property = fc.property(page, one => {
    const lines = compareLedgers(load(one), load(one))
    expect(statusesOf(lines)).toEqual(lines.map(() => 'same'))
  })
  fc.assert(property)
})

it('tokens, states, ids and times do not matter', () => {
  const property = fc.property(page, page, (one, other) => {
    const changed = load(one, { seed: 'x', at: 60_000 })
    expect(statusesOf(compareLedgers(load(one), changed))).not.toContain('differs')
    expect(compareLedgers(changed, load(other)).map(withoutStatuses)).toEqual(
      compareLedgers(load(one), load(other)).map(withoutStatuses),
    )
  })
  fc.assert(property)
})

it('the order of rows does not matter', () => {
  const property = fc.property(page, page, fc.infiniteStream(fc.nat()), (one, other, keys) => {
    const rows = load(one)
    const order = new Map(rows.map(row => [row, keys.next().value]))
    const shuffled = rows.toSorted((a, b) => order.get(a)! - order.get(b)!)
    expect(compareLedgers(shuffled, load(other))).toEqual(compareLedgers(rows, load(other)))
  })
  fc.assert(property)
})

it('a repeated call does not matter', () => {
  const property = fc.property(page, page, (one, other) => {
    const [once, twice] = [1, 2].map(times => load(one, { times, isDisplayed: false }))
    expect(compareLedgers(twice!, load(other))).toEqual(compareLedgers(once!, load(other)))
  })
  fc.assert(property)
})

it('the other way round, each line has its sides and differences swapped', () => {
  const property = fc.property(page, page, (one, other) => {
    const there = compareLedgers(load(one), load(other))
    const back = compareLedgers(load(other), load(one)).map(mirrored)
    expect(sorted(back)).toEqual(sorted(there))
  })
  fc.assert(property)
})

const MIRRORED: Partial<Record<ParityStatus, ParityStatus>> = {
  'only before': 'only after',
  'only after': 'only before',
}

function mirrored({ status, before, after, differences }: ParityLine): ParityLine {
  const swapped = differences.map(one => ({ ...one, before: one.after, after: one.before }) as ParityDifference)
  return { status: MIRRORED[status] ?? status, before: after, after: before, differences: swapped }
}

function sorted(lines: readonly ParityLine[]): string[] {
  return lines.map(line => JSON.stringify(line)).toSorted()
}
