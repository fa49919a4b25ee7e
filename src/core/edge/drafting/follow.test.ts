import { describe, expect, it } from 'vitest'
import { clickToken, displayToken } from '../../../../test/fixtures/edge.ts'
import {
  ALL_ROWS,
  begunFor,
  decisioningIn,
  EDGE_ROWS,
  eventIn,
  type EdgeRowName,
} from '../../../../test/fixtures/edgeDrafts.ts'
import type { FieldAt } from '../../dialect/drafting.ts'
import { edgeDrafting } from './drafting.ts'

const { writeField, readField, follow, followersOf } = edgeDrafting

/** The fields of a request begun for a row, after one of them was written; `touched` are those that the tester wrote. */
function written(field: string, text: string, touched: readonly string[] = [], row: EdgeRowName = 'hero') {
  const at: FieldAt = { field, index: 0 }
  const request = follow(writeField(begunFor(EDGE_ROWS[row]), at, text), at, {
    rows: ALL_ROWS,
    documentId: EDGE_ROWS[row].documentId,
    isTouched: ({ field }) => touched.includes(field),
  })
  return { request, read: (name: string) => readField(request, { field: name, index: 0 }) }
}

describe('a click instead of a display', () => {
  it('has the event type, the proposition and the token of the click', () => {
    const { read, request } = written('propositionEventType', 'interact')
    expect(read('eventType')).toBe('decisioning.propositionInteract')
    expect(read('tokens')).toBe(clickToken('hero'))
    expect(decisioningIn(eventIn(request))['propositionEventType']).toEqual({ interact: 1 })
  })

  it('follows from the event type too', () => {
    const { read } = written('eventType', 'decisioning.propositionInteract')
    expect([read('propositionEventType'), read('tokens')]).toEqual(['interact', clickToken('hero')])
  })

  it('and back', () => {
    const { read } = written('propositionEventType', 'display', [], 'click')
    expect([read('eventType'), read('tokens')]).toEqual(['decisioning.propositionDisplay', displayToken('hero')])
  })

  it('keeps a proposition that has a token for each event', () => {
    const { read } = written('propositionEventType', 'interact', [], 'merged')
    expect(read('tokens')).toBe(clickToken('merged'))
  })

  it.each(['propositions', 'tokens'])('leaves %s that the tester wrote', touched => {
    const { read } = written('propositionEventType', 'interact', [touched])
    expect(read('tokens')).toBe(displayToken('hero'))
  })

  it('leaves an event type that the tester wrote, or that the site chose', () => {
    expect(written('propositionEventType', 'interact', ['eventType']).read('eventType')).toBe(
      'decisioning.propositionDisplay',
    )
    expect(written('eventType', 'web.webpagedetails.pageViews').read('propositionEventType')).toBe('display')
  })
})

describe('a scope among the propositions', () => {
  it('gets the decision that was delivered for it', () => {
    const { read } = written('propositions', 'renewed')
    expect(read('tokens')).toBe(displayToken('renewed'))
    expect(read('propositions')).toMatch(/^renewed = AT:/)
  })

  it('may be one of several', () => {
    const kept = readField(begunFor(EDGE_ROWS.hero), { field: 'propositions', index: 0 })
    expect(written('propositions', `${kept}\nmerged`).read('tokens')).toBe(
      `${displayToken('hero')}\n${displayToken('merged')}`,
    )
  })

  it('stays as typed where nothing was delivered for it', () => {
    const { request } = written('propositions', 'tracked')
    expect(decisioningIn(eventIn(request))['propositions']).toEqual([{ scope: 'tracked' }])
  })
})

it('what follows a field is restored with it', () => {
  expect(followersOf('propositionEventType')).toEqual(['eventType', 'propositions', 'tokens', 'items'])
  expect(followersOf('timestamp')).toEqual([])
})
