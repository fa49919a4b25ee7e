import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_LAYOUT, type GridLayout } from '../../model/gridLayout.ts'
import {
  MAX_WIDTH,
  MIN_WIDTH,
  movedBorder,
  movedColumn,
  placeColumn,
  planColumns,
  repairLayout,
  resetLayout,
  resizeColumns,
  showColumn,
  type ColumnSpec,
} from './columnLayout.ts'

const SPECS: readonly ColumnSpec[] = [
  { key: 'location', size: { min: 80, least: 44, share: 4 } },
  { key: 'offer', size: { min: 110, share: 10, from: 570 } },
  { key: 'activity', size: { min: 120, share: 7, from: 1400 } },
  { key: 'token', size: { min: 84, from: 820 } },
  { key: 'display', size: { min: 140, least: 36, max: 158 } },
  { key: 'click', size: { min: 126, max: 130, joins: { key: 'display', below: 450 } } },
  { key: 'actions', headless: true },
]
const MOVABLE = SPECS.slice(0, -1).map(({ key }) => key)
const USUAL = resetLayout(SPECS)
const keysAt = (width: number, layout: GridLayout = USUAL) => planColumns(layout, SPECS, width).keys
const shown = (key: string, isShown: boolean, layout: GridLayout = USUAL, paneWidth = 1280) =>
  showColumn(layout, SPECS, { key, isShown, paneWidth })

describe('the columns of a pane', () => {
  it.each<[width: number, keys: string[]]>([
    [1400, ['location', 'offer', 'activity', 'token', 'display', 'click', 'actions']],
    [1280, ['location', 'offer', 'token', 'display', 'click', 'actions']],
    [819, ['location', 'offer', 'display', 'click', 'actions']],
    [569, ['location', 'display', 'click', 'actions']],
  ])('are those that %i px have room for', (width, keys) => {
    expect(keysAt(width)).toEqual(keys)
  })

  it('are those that the tester chose, as far as they fit', () => {
    const chosen = shown('activity', true, shown('token', true, shown('offer', false), 600))
    expect(keysAt(1280, chosen)).toEqual(['location', 'activity', 'token', 'display', 'click', 'actions'])
    expect(keysAt(600, chosen)).toEqual(['location', 'activity', 'token', 'display', 'click', 'actions'])
    expect(keysAt(500, chosen)).toEqual(['location', 'activity', 'display', 'click', 'actions'])
    expect(keysAt(320, chosen)).toEqual(['location', 'display', 'click', 'actions'])
  })

  it('share a cell in a narrow pane, side by side wherever they were moved', () => {
    const moved = placeColumn(USUAL, 'click', 'location', 'before')
    expect(planColumns(moved, SPECS, 449)).toMatchObject({ joined: 'display' })
    expect(keysAt(449, moved)).toEqual(['location', 'display', 'click', 'actions'])
    expect(keysAt(450, moved)).toEqual(['click', 'location', 'display', 'actions'])
    expect(planColumns(shown('display', false), SPECS, 449).joined).toBeUndefined()
  })

  it('follow the usual choice again once it is the tester’s too', () => {
    expect(shown('token', true, shown('token', false)).shown).toEqual({})
  })

  it('have their own widths, and a blank end where none takes the rest', () => {
    const fixed = resizeColumns(USUAL, { location: 200, offer: 300.4, elsewhere: 9 })
    expect(fixed.widths).toEqual({ location: 200, offer: 300 })
    expect(planColumns(fixed, SPECS, 1280).template).toBe(
      'var(--own-location, minmax(200px, 200px)) var(--own-offer, minmax(300px, 300px)) ' +
        'var(--own-token, minmax(84px, 84px)) var(--own-display, minmax(140px, 158px)) ' +
        'var(--own-click, minmax(126px, 130px)) minmax(0, 1fr) var(--row-buttons)',
    )
    expect(planColumns(fixed, SPECS, 820).template).toContain('minmax(44px, 200px)')
  })
})

describe('a column', () => {
  it('moves past the next one that is shown, and stays at the ends', () => {
    const at1280 = keysAt(1280)
    expect(movedColumn(USUAL, 'offer', 1, at1280)?.order).toEqual([
      'location',
      'activity',
      'token',
      'offer',
      'display',
      'click',
    ])
    expect(movedColumn(USUAL, 'location', -1, at1280)).toBeUndefined()
    expect(movedColumn(USUAL, 'click', 1, at1280)).toBeUndefined()
    expect(movedColumn(USUAL, 'actions', -1, at1280)).toBeUndefined()
  })

  it('that is hidden does not sort', () => {
    const sorted: GridLayout = { ...USUAL, sort: { key: 'token', direction: 'ascending' } }
    expect(shown('offer', false, sorted).sort).toEqual(sorted.sort)
    expect(shown('token', false, sorted).sort).toBeUndefined()
  })

  it('that is the last one cannot be hidden', () => {
    const one = MOVABLE.slice(1).reduce((layout, key) => shown(key, false, layout), USUAL)
    expect(keysAt(1280, one)).toEqual(['location', 'actions'])
    expect(shown('location', false, one)).toBe(one)
  })
})

describe('a remembered layout', () => {
  it('is repaired where it names other columns than there are', () => {
    const old: GridLayout = {
      order: ['click', 'gone', 'click', 'display', 'location'],
      shown: { gone: true, click: false },
      widths: { gone: 5, display: 5, location: Number.NaN, click: 1e9 },
      sort: { key: 'gone', direction: 'ascending' },
    }
    expect(repairLayout(old, SPECS)).toEqual({
      order: ['click', 'display', 'location', 'offer', 'activity', 'token'],
      shown: { click: false },
      widths: { display: MIN_WIDTH, click: MAX_WIDTH },
      sort: undefined,
    })
  })

  it('never hides all columns', () => {
    const none = { ...NO_LAYOUT, shown: Object.fromEntries(MOVABLE.map(key => [key, false])) }
    expect(repairLayout(none, SPECS).shown).toEqual({})
  })

  it('is whole, whatever it was, after any sequence of moves, choices and widths', () => {
    const key = fc.constantFrom(...MOVABLE, 'actions', 'gone', '__proto__')
    const width = fc.oneof(fc.integer({ min: -100, max: 5000 }), fc.constant(Number.NaN))
    const pane = fc.integer({ min: 1, max: 2500 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), key, by: fc.constantFrom(-1 as const, 1 as const), pane }),
      fc.record({ kind: fc.constant('place' as const), key, other: key, where: fc.constantFrom('before', 'after') }),
      fc.record({ kind: fc.constant('show' as const), key, isShown: fc.boolean(), pane }),
      fc.record({ kind: fc.constant('resize' as const), key, width }),
    )
    const stored = fc.record({
      order: fc.array(key),
      shown: fc.dictionary(key, fc.boolean()),
      widths: fc.dictionary(key, width),
    })
    fc.assert(
      fc.property(stored, fc.array(step), pane, (before, steps, paneWidth) => {
        const after = steps.reduce<GridLayout>(
          (layout, step) => {
            switch (step.kind) {
              case 'move':
                return movedColumn(layout, step.key, step.by, keysAt(step.pane, layout)) ?? layout
              case 'place':
                return placeColumn(layout, step.key, step.other, step.where)
              case 'show':
                return shown(step.key, step.isShown, layout, step.pane)
              case 'resize':
                return resizeColumns(layout, { [step.key]: step.width })
            }
          },
          repairLayout(before, SPECS),
        )
        expect(after.order.toSorted()).toEqual(MOVABLE.toSorted())
        const { keys } = planColumns(after, SPECS, paneWidth)
        expect(keys.length).toBeGreaterThan(1)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.at(-1)).toBe('actions')
        for (const px of Object.values(after.widths)) {
          expect(px).toBeGreaterThanOrEqual(MIN_WIDTH)
          expect(px).toBeLessThanOrEqual(MAX_WIDTH)
        }
        expect(repairLayout(after, SPECS)).toEqual(after)
      }),
    )
  })
})

describe('a moved border', () => {
  it('gives to one column what it takes from the other, within the bounds of both', () => {
    expect(movedBorder(100, 200, 30)).toEqual([130, 170])
    expect(movedBorder(100, 200, -500)).toEqual([MIN_WIDTH, 300 - MIN_WIDTH])
    expect(movedBorder(100, 200, 500)).toEqual([300 - MIN_WIDTH, MIN_WIDTH])
    const width = fc.integer({ min: MIN_WIDTH, max: MAX_WIDTH })
    fc.assert(
      fc.property(width, width, fc.integer(), (left, right, by) => {
        const moved = movedBorder(left, right, by)
        expect(moved[0] + moved[1]).toBe(left + right)
        for (const px of moved) expect(px >= MIN_WIDTH && px <= MAX_WIDTH).toBe(true)
      }),
    )
  })
})
