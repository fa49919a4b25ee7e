import { describe, expect, it } from 'vitest'
import { clickToken, displayToken } from '../../../../test/fixtures/edge.ts'
import {
  ALL_ROWS,
  begunFor,
  countingIds,
  decisioningIn,
  EDGE_ROWS,
  edgeFindings,
  NOW,
  type EdgeRowName,
} from '../../../../test/fixtures/edgeDrafts.ts'
import type { EdgePresetCode } from './presets.ts'
import { edgeDrafting } from './drafting.ts'

function made(code: EdgePresetCode, row: EdgeRowName = 'hero') {
  return edgeDrafting.preset(code, { row: EDGE_ROWS[row], rows: ALL_ROWS, now: NOW, newId: countingIds() })
}

/** The scopes that each event of a preset reports. */
function scopesOf(code: EdgePresetCode, row?: EdgeRowName): string[][] {
  const events = made(code, row)?.notifications ?? []
  return events.map(event => (decisioningIn(event)['propositions'] as { scope: string }[]).map(({ scope }) => scope))
}

const textOf = (code: EdgePresetCode) => JSON.stringify(made(code)?.notifications)

describe('the preset', () => {
  it('of all that is due is one display with everything, what was shown aside', () => {
    const [scopes, ...more] = scopesOf('allDue')
    expect(more).toEqual([])
    expect(scopes).toEqual(expect.arrayContaining(['hero', 'merged', '__view__', 'web://shop.test/#top', 'renewed']))
    expect(scopes).not.toContain('shown')
    expect(textOf('allDue')).not.toContain(clickToken('hero'))
  })

  it('of clicks has an event for each: two of one id and scope in one event would be one', () => {
    expect(scopesOf('eachClick')).toEqual([['hero'], ['merged']])
    expect(textOf('eachClick')).toContain(clickToken('hero'))
  })

  it('of includeRenderedPropositions has what the Web SDK renders by itself', () => {
    expect(scopesOf('renderedPropositions')).toEqual([['__view__', 'cart']])
  })

  it('of a view visit names a view without a decision', () => {
    expect(made('viewVisit', 'cart')?.notifications[0]).toMatchObject({
      xdm: {
        web: { webPageDetails: { viewName: 'cart' } },
        _experience: {
          decisioning: { propositions: [{ scope: 'cart', scopeDetails: { characteristics: { scopeType: 'view' } } }] },
        },
      },
    })
  })

  it.each(['trackEvent', 'orderConversion'] as const)('%s has a scope without a decision, and parameters', code => {
    const [event] = made(code)?.notifications ?? []
    const [proposition] = decisioningIn(event)['propositions'] as object[]
    expect(Object.keys(proposition ?? {})).toEqual(['scope'])
    expect(event).toHaveProperty('data.__adobe.target')
  })

  it('that repeats has the newest event of the row at the present time', () => {
    const [event] = made('sameEvent', 'shown')?.notifications ?? []
    expect(event).toMatchObject({ xdm: { timestamp: new Date(NOW).toISOString() } })
    expect(JSON.stringify(event)).toContain(displayToken('shown'))
    expect(made('sameEvent', 'hero')).toBeUndefined()
  })

  it.each(['allDue', 'eachClick', 'renderedPropositions', 'viewVisit', 'trackEvent', 'orderConversion'] as const)(
    '%s has no error in the request of the row',
    code => {
      const { url, body } = begunFor(EDGE_ROWS.hero)
      const request = { url, body: edgeDrafting.withNotifications(body, made(code)?.notifications ?? []) }
      expect(edgeFindings(request, EDGE_ROWS.hero).filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )
})
