import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangesOfVisit, readRecordedVisits } from '../../../test/fixtures/alloyCalls.ts'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { PERSONS } from '../../../test/fixtures/persons.ts'
import { exchangesOf } from '../../../test/fixtures/generatedCalls.ts'
import { readGenerated } from '../../../test/fixtures/readGenerated.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import type { Row, Verdict } from '../ledger/row.ts'
import { writeSessionFile } from '../session-file/writeSessionFile.ts'
import { maskContent } from './maskContent.ts'
import { MASKED_BY_DEFAULT, type MaskOptions } from './maskOptions.ts'
import { MASKED_KINDS } from './maskedKind.ts'

const ALL: MaskOptions = { ...MASKED_BY_DEFAULT, tokens: true }

const choices: fc.Arbitrary<MaskOptions> = fc
  .tuple(...MASKED_KINDS.map(() => fc.boolean()))
  .map(chosen => Object.fromEntries(MASKED_KINDS.map((kind, at) => [kind, chosen[at] === true])) as MaskOptions)

const judged = (verdict: Verdict | undefined) =>
  verdict && { ...verdict, reasons: verdict.reasons.map(({ code }) => code) }

/** What a masked export must keep of a row. */
const kept = ({ item, display, click, notifications, own, renderings, decisions, arrival, repeat }: Row) => ({
  kind: item.kind,
  display: judged(display),
  click: judged(click),
  notified: notifications.map(({ outcome, reasons, remarks, callId }) => ({
    outcome,
    callId,
    codes: [...reasons, ...remarks].map(({ code }) => code),
  })),
  own: own.length,
  renderings: renderings.length,
  decisions: decisions.length,
  arrival,
  repeat,
})

describe('a masked export', () => {
  it('has the same verdicts, statuses and reasons, whatever is masked', () => {
    fc.assert(
      fc.property(exportContents, choices, (content, options) => {
        const { content: masked } = maskContent(content, options)
        expect(masked.rows.map(kept)).toEqual(content.rows.map(kept))
        expect(
          masked.annotations.map(({ rowId }) => rowId).filter(id => masked.rows.some(row => row.id === id)),
        ).toEqual(masked.rows.map(({ id }) => id))
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ...readGenerated().map(visit => [visit.name, exchangesOf(visit)] as const),
    ...readRecordedVisits().map(visit => [visit.name, exchangesOfVisit(visit)] as const),
  ])('of a recorded visit has the same verdicts: %s', (_, exchanges) => {
    const content = anExport(exchanges)
    for (const options of [MASKED_BY_DEFAULT, ALL]) {
      expect(maskContent(content, options).content.rows.map(kept)).toEqual(content.rows.map(kept))
    }
  })

  it('has none of the values of its visitors', () => {
    fc.assert(
      fc.property(exportContents, content => {
        const text = writeSessionFile(maskContent(content, ALL).content)
        for (const person of PERSONS) {
          const { session, tntId, ecid, thirdParty, customer, ip, search } = person
          const secrets = [session, tntId.split('.')[0] ?? '', ecid, thirdParty, customer, ip, search]
          for (const secret of secrets.flatMap(one => [one, encodeURIComponent(one)]))
            expect(text).not.toContain(secret)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps equal values equal and different ones different, also when it is masked again', () => {
    fc.assert(
      fc.property(exportContents, content => {
        const once = maskContent(content, ALL)
        const twice = maskContent(once.content, ALL)
        expect(twice.content.rows.map(kept)).toEqual(content.rows.map(kept))
        const replacements = once.masked.map(({ kind, replacement }) => `${kind === 'tokens'} ${replacement}`)
        expect(new Set(replacements).size).toBe(replacements.length)
      }),
      { numRuns: 25 },
    )
  })
})
