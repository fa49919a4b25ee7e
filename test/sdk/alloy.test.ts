import { expect, it } from 'vitest'
import { edge } from '../../src/core/edge/dialect.ts'
import { exchangesOfVisit, readRecordedVisits } from '../fixtures/alloyCalls.ts'
import { ALLOY_VISITS } from '../fixtures/alloyVisits.ts'

const recorded = readRecordedVisits()

it('has a recording of each visit with the real Web SDK, with the calls that the visit is for', () => {
  const counts = (visits: readonly { name: string; calls: readonly unknown[] }[]) =>
    Object.fromEntries(visits.map(({ name, calls }) => [name, calls.length]))
  expect(counts(recorded)).toEqual(counts(ALLOY_VISITS.map(({ name, sees }) => ({ name, calls: sees.calls }))))
})

it('recognises every call of the real Web SDK', () => {
  expect(recorded.flatMap(exchangesOfVisit).filter(exchange => !edge.owns(exchange))).toEqual([])
})

it('replays a visit as the page observer sees it: no call of the server, and no answer to a beacon', () => {
  const replay = (name: string) =>
    recorded
      .filter(visit => visit.name === name)
      .flatMap(exchangesOfVisit)
      .map(({ request, response }) => [request?.source, response?.kind])
  expect(replay('hybrid')).toEqual([['fetch', 'answered']])
  expect(replay('rendered, then clicked')).toEqual([
    ['fetch', 'answered'],
    ['fetch', 'answered'],
    ['beacon', undefined],
  ])
})
