import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anMbox,
  aNotification,
  aPrefetch,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'

describe('one mbox name requested several times', () => {
  const home = (index: number, token: string, state: string) => anMbox({ name: 'home', token, state, index })
  const display = (token: string, state: string, at = 1000) =>
    aNotification({ mbox: 'home', tokens: [token], state, at, notificationId: `n${at}` })

  it('is not a problem of the call', () => {
    expect(parseDelivery(aPrefetch([home(0, 'A', 's0'), home(1, 'B', 's1')])).problems).toEqual([])
  })

  const mixes: [string, [token: string, state: string], [token: string, state: string]][] = [
    ['other tokens and states', ['A', 's0'], ['B', 's1']],
    ['other tokens, one state', ['A', 's0'], ['B', 's0']],
    ['one token, other states', ['A', 's0'], ['A', 's1']],
    ['one token, one state', ['A', 's0'], ['A', 's0']],
  ]
  it.each(mixes)('has a row for each index, with %s', (_, first, second) => {
    const call = aPrefetch([home(0, ...first), home(1, ...second)])
    const rows = ledgerOf(call, display(...first), display(...second, 2000))
    expect(
      rows.map(({ repeat, token, state, display: verdict }) => [repeat?.index, token, state, verdict?.status]),
    ).toEqual([
      [0, ...first, 'sent'],
      [1, ...second, 'sent'],
    ])
  })

  it.each(mixes)('needs a separate display for each, with %s', (_, first, second) => {
    const rows = ledgerOf(aPrefetch([home(0, ...first), home(1, ...second)]), display(...first))
    expect(rows.map(row => row.display?.status)).toEqual(['sent', 'due'])
  })

  it.each(mixes)('counts a third display as a duplicate, with %s', (_, first, second) => {
    const call = aPrefetch([home(0, ...first), home(1, ...second)])
    const rows = ledgerOf(call, display(...first), display(...second, 2000), display(...first, 3000))
    expect(rows.map(row => row.display?.status)).toEqual(['duplicate', 'sent'])
  })

  it('gives a notification with several tokens to the index that has them all', () => {
    const option = (eventToken: string) => ({ type: 'html', content: '', eventToken })
    const of = (index: number, ...tokens: string[]) => ({
      index,
      name: 'home',
      options: tokens.map(option),
      state: 's',
    })
    const both = (tokens: string[], at: number) =>
      aNotification({ mbox: 'home', tokens, state: 's', at, notificationId: `n${at}` })
    const call = aPrefetch([of(0, 'A', 'B'), of(1, 'A', 'D')])
    const statuses = (...exchanges: Exchange[]) =>
      ledgerOf(call, ...exchanges).map(row => [row.repeat?.index, row.token, row.display?.status])
    expect(statuses(both(['A', 'D'], 1000))).toEqual([
      [0, 'A', 'due'],
      [0, 'B', 'due'],
      [1, 'A', 'sent'],
      [1, 'D', 'sent'],
    ])
    const rows = ledgerOf(call, both(['A', 'D'], 1000), both(['A', 'B'], 2000))
    expect(rows.map(row => row.notifications.map(({ notification }) => notification.time - OPENED))).toEqual([
      [2000],
      [2000],
      [1000],
      [1000],
    ])
  })

  it('is not confused with a name that looks like it', () => {
    const names = ['home', 'home', 'home #1', '1 home']
    const rows = ledgerOf(
      aPrefetch(names.map((name, index) => anMbox({ name, index, token: 'A', state: `s${index}` }))),
    )
    expect(rows.map(({ location, state }) => ['name' in location && location.name, state])).toEqual(
      names.map((name, index) => [name, `s${index}`]),
    )
  })

  it('is displayed where the state points, even with an unknown token', () => {
    const call = aPrefetch([home(0, 'A', 's0'), home(1, 'B', 's1')])
    const reasons = ledgerOf(call, display('unknown-token', 's1')).map(row => row.display?.reasons[0]?.code)
    expect(reasons).toEqual(['dueSince', 'displayedWithoutToken', 'tokenUnknown'])
  })

  it('distinguishes the state of an older call from that of another index', () => {
    const older = aPrefetch([anMbox({ name: 'home', token: 'A', state: 'old' })])
    const rows = ledgerOf(older, aPrefetch([home(0, 'A', 's0'), home(1, 'B', 's1')], { at: 500 }), display('A', 'old'))
    expect(rows[0]?.display?.reasons.map(({ code }) => code)).toEqual(['stateOfOlderCall'])
  })

  it('names the index whose state a display carries', () => {
    const rows = ledgerOf(aPrefetch([home(0, 'A', 's0'), home(1, 'B', 's1')]), display('A', 's1'))
    expect(rows[0]?.display).toMatchObject({
      status: 'mismatch',
      reasons: [{ code: 'stateOfLocation', values: [{ repeat: { index: 0 } }, 's1', { repeat: { index: 1 } }, 's0'] }],
    })
  })

  it('is distinguished by its place in the answer where that repeats the index too', () => {
    const rows = ledgerOf(aPrefetch([home(0, 'A', 's'), home(0, 'A', 's')]))
    expect(rows.map(({ repeat }) => repeat?.index)).toEqual([0, 1])
  })

  it('keeps its rows when it is prefetched again, even in another order', () => {
    const again = aPrefetch([home(1, 'B', 's3'), home(0, 'A', 's2')], { at: 500 })
    const rows = ledgerOf(aPrefetch([home(0, 'A', 's0'), home(1, 'B', 's1')]), again)
    expect(rows.map(({ decisions, state }) => [decisions.length, state])).toEqual([
      [2, 's2'],
      [2, 's3'],
    ])
  })

  it('has as many rows as the answer has options, however the names repeat', () => {
    const names = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b'),
        token: fc.constantFrom('A', 'B'),
        state: fc.constantFrom('s', 't'),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(names, list => {
        const rows = ledgerOf(aPrefetch(list.map((mbox, index) => anMbox({ ...mbox, index }))))
        expect(rows).toHaveLength(list.length)
        expect(rows.map(({ location, token, state }) => [location, token, state])).toEqual(
          list.map(({ name, token, state }) => [{ kind: 'mbox', name }, token, state]),
        )
      }),
    )
  })
})

describe('a token that two locations share', () => {
  const token = optionToken('shared')
  const call = aPrefetch([
    anMbox({ name: 'first', token, state: 's1' }),
    anMbox({ name: 'second', token, state: 's2', metric: metricToken('second') }),
  ])

  it('counts as that of the location notified, even if the type is wrong', () => {
    const rows = ledgerOf(call, aNotification({ mbox: 'second', type: 'click', tokens: [token] }))
    expect(rowOf(rows, 'second', 'metric').click).toMatchObject({
      status: 'mismatch',
      reasons: [{ code: 'displayTokenInClick', values: [{ location: { name: 'second' } }, token] }],
    })
  })
})
