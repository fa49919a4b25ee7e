import { describe, expect, it } from 'vitest'
import {
  anAnswer,
  anEdgeCall,
  aProposition,
  aReportingEvent,
  aSplitProposition,
  delivering,
  displaying,
  displayToken,
  edgeLedger,
  interacting,
  rowText,
  codesOf,
  codesWith,
} from '../../../test/fixtures/edge.ts'
import type { Exchange } from '../exchange/exchange.ts'

const hero = aProposition({ scope: 'hero' })
const [content, click] = aSplitProposition('hero') as [typeof hero, typeof hero]

const lines = (...exchanges: Exchange[]) => edgeLedger(...exchanges).map(rowText)

const altered = { ...hero, scopeDetails: { ...hero.scopeDetails, activity: { id: '9' } } }
const other = aProposition({ scope: 'footer' })
const error = (report: object | undefined) => ({ errors: [{ type: 'E', status: 502, title: 'Upstream', report }] })

describe('an event that is wrong', () => {
  it.each<[string, Exchange[], string, string[]]>([
    ['displayed twice', [displaying([hero]), displaying([hero], { at: 2000 })], 'duplicate', ['duplicate']],
    ['altered details', [displaying([altered])], 'mismatch', ['scopeDetailsAltered']],
    [
      'stringified details',
      [displaying([{ ...hero, scopeDetails: JSON.stringify(hero.scopeDetails) }])],
      'mismatch',
      ['scopeDetailsStringified'],
    ],
    ['no details', [displaying([{ id: hero.id, scope: 'hero' }])], 'mismatch', ['scopeDetailsMissing']],
    ['another id', [displaying([{ ...hero, id: other.id }])], 'mismatch', ['propositionIdChanged']],
    ['no id', [displaying([{ scope: 'hero', scopeDetails: hero.scopeDetails }])], 'mismatch', ['propositionIdMissing']],
    ['another scope', [displaying([{ ...other, scope: 'hero' }])], 'mismatch', ['tokenOfLocation']],
    [
      'a mangled token',
      [displaying([{ ...hero, scopeDetails: { characteristics: { eventToken: displayToken('hero').slice(0, -2) } } }])],
      'mismatch',
      ['tokenPaddingLost'],
    ],
    ['display not 1', [displaying([hero], { types: { display: '1' } })], 'mismatch', ['notOne']],
    [
      'contradicting types',
      [displaying([hero], { eventType: 'decisioning.propositionInteract' })],
      'mismatch',
      ['eventTypesDiffer'],
    ],
    [
      'another visitor',
      [displaying([hero], { ecid: '99999999999999999999999999999999999999' })],
      'mismatch',
      ['ecidChanged'],
    ],
    ['another datastream', [displaying([hero], { datastream: 'other' })], 'mismatch', ['datastreamChanged']],
    ['another property', [displaying([hero], { override: 'p' })], 'mismatch', ['propertyOverrideAdded']],
    ['one proposition twice', [displaying([hero, hero])], 'mismatch', ['propositionRepeated', 'propositionRepeated']],
    [
      'refused',
      [
        displaying([hero], {
          status: 400,
          response: { type: 'https://ns.adobe.com/aep/errors/EXEG-0003-400', status: 400, title: 'Bad' },
        }),
      ],
      'rejected',
      ['eventRefused'],
    ],
    [
      'refused with a page of HTML',
      [displaying([hero], { status: 502, response: '<html></html>' })],
      'rejected',
      ['eventRefused'],
    ],
    ['an answer without handle', [displaying([hero], { response: {} })], 'rejected', ['answerWithoutHandle']],
    [
      'an error for the event',
      [displaying([hero], { status: 207, response: anAnswer([], error({ eventIndex: 0 })) })],
      'rejected',
      ['eventError'],
    ],
    [
      'an error for no event',
      [displaying([hero], { response: anAnswer([], error(undefined)) })],
      'rejected',
      ['callError'],
    ],
    ['no answer', [displaying([hero], { failed: 'network' })], 'not acknowledged', ['eventUnanswered']],
  ])('%s', (_, exchanges, status, expected) => {
    expect(codesWith(status, edgeLedger(delivering([hero, other]), ...exchanges))).toEqual(expected)
  })

  it.each<[string, Exchange[], string, string[]]>([
    [
      'a click-only decision displayed',
      [delivering([content, click]), displaying([click])],
      'mismatch',
      ['clickTokenInDisplay'],
    ],
    [
      'an interaction with the content’s token',
      [delivering([content, click]), interacting([content])],
      'mismatch',
      ['displayTokenInClick'],
    ],
    [
      'a decision of an older answer',
      [
        delivering([hero]),
        delivering([aProposition({ name: 'hero 2', scope: 'hero' })], { at: 500 }),
        displaying([hero]),
      ],
      'mismatch',
      ['decisionOfOlderAnswer'],
    ],
    [
      'a lost property',
      [delivering([hero], { override: 'p' }), displaying([hero])],
      'mismatch',
      ['propertyOverrideDropped'],
    ],
    [
      'a changed property',
      [delivering([hero], { override: 'p' }), displaying([hero], { override: 'q' })],
      'mismatch',
      ['propertyOverrideChanged'],
    ],
    [
      'another cluster',
      [delivering([hero], { hint: 'irl1' }), displaying([hero], { hint: 'or2' })],
      'mismatch',
      ['locationHintChanged'],
    ],
  ])('%s', (_, exchanges, status, expected) => expect(codesWith(status, edgeLedger(...exchanges))).toEqual(expected))

  it('an error for another event of the call is not its error', () => {
    const events = [aReportingEvent([hero], 'display'), aReportingEvent([other], 'display')]
    const answer = anAnswer([], error({ eventIndex: 1 }))
    const rows = lines(delivering([hero, other]), anEdgeCall(events, { at: 1000, response: answer }))
    expect(rows).toEqual(['mbox hero, option, accepted, ', 'mbox footer, option, rejected, '])
  })

  it('an error of another service of the datastream is not its error', () => {
    const title = "The 'com.adobe.experience.platform.ode' service is temporarily unable to serve this request."
    const answer = anAnswer([], { errors: [{ status: 503, title }] })
    const [row] = edgeLedger(delivering([hero]), displaying([hero], { status: 207, response: answer }))
    expect(row?.display?.status).toBe('accepted')
    expect(codesOf(row?.display)).toEqual(['acceptedAt', 'otherServiceError'])
  })

  it('an error of the service of Target is', () => {
    const title = "The 'com.adobe.target' service is temporarily unable to serve this request."
    const answer = anAnswer([], { errors: [{ status: 503, title, eventIndex: 0 }] })
    const rows = edgeLedger(delivering([hero]), displaying([hero], { status: 207, response: answer }))
    expect(codesWith('rejected', rows)).toEqual(['eventError'])
  })

  it('a decision that no answer carried is unknown; the page may have applied an answer of its server', () => {
    const [row] = edgeLedger(displaying([hero]))
    expect(row && rowText(row)).toBe('mbox hero, unknown token, accepted, ')
    expect(codesOf(row?.display)).toEqual(['acceptedAt', 'tokenUnknown', 'mayBeAppliedResponse'])
  })
})
