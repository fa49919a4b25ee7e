import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_PLACES, NO_PLACES, stepped, visited, type VisitedPlace, type PlaceHistory } from './placeHistory.ts'

const row = (key: string): VisitedPlace => ({ view: 'ledger', key })
const call = (key: string): VisitedPlace => ({ view: 'calls', key })
const after = (...places: VisitedPlace[]): PlaceHistory => places.reduce(visited, NO_PLACES)
const current = (history: PlaceHistory | undefined) => history?.places[history.at]
const all = () => true

describe('the history of places', () => {
  it('goes back and forward over what was shown', () => {
    const history = after(row('home'), call('1'), row('cart'))
    const back = stepped(history, -1, all)
    expect(current(back)).toEqual(call('1'))
    expect(current(back && stepped(back, -1, all))).toEqual(row('home'))
    expect(current(back && stepped(back, 1, all))).toEqual(row('cart'))
    expect(stepped(history, 1, all)).toBeUndefined()
  })

  it('forgets what was ahead once another place is shown', () => {
    const back = stepped(after(row('home'), call('1')), -1, all)
    const other = back && visited(back, row('cart'))
    expect(other?.places).toEqual([row('home'), row('cart')])
  })

  it('skips places that are hidden or gone, and the one that is shown already', () => {
    const history = after(row('home'), call('gone'), row('hidden'), call('1'), call('gone'), call('1'))
    const isThere = ({ key }: VisitedPlace): boolean => key === 'home' || key === '1'
    expect(current(stepped(history, -1, isThere))).toEqual(row('home'))
  })

  it('has a view without a selection only until something is selected there', () => {
    expect(after(row('home'), { view: 'calls', key: undefined }, call('1')).places).toEqual([row('home'), call('1')])
  })

  it('keeps the newest places', () => {
    const history = after(...Array.from({ length: MOST_PLACES + 5 }, (_, at) => row(String(at))))
    expect([history.places.length, current(history)]).toEqual([MOST_PLACES, row(String(MOST_PLACES + 4))])
  })

  it('returns to where it was by a step back and one forward, whatever was shown', () => {
    const places = fc.array(
      fc.record({ view: fc.constantFrom('ledger', 'calls', 'sent'), key: fc.constantFrom('a', 'b', 'c') }),
    )
    fc.assert(
      fc.property(places, (shown: VisitedPlace[]) => {
        const history = after(...shown)
        const back = stepped(history, -1, all)
        if (back) expect(current(stepped(back, 1, all))).toEqual(current(history))
        else expect(new Set(history.places.map(place => JSON.stringify(place))).size).toBeLessThan(2)
      }),
    )
  })
})
