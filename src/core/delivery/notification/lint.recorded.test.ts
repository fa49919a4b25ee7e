import { describe, expect, it } from 'vitest'
import { aRequestFor, codeOf } from '../../../../test/fixtures/drafts.ts'
import { ledgerOf } from '../../../../test/fixtures/exchanges.ts'
import { exchangesOf } from '../../../../test/fixtures/generatedCalls.ts'
import { readGenerated } from '../../../../test/fixtures/readGenerated.ts'
import { indexRows } from '../../ledger/indexRows.ts'
import { newestDecision, sendableType } from '../../ledger/row.ts'
import { lint } from './lint.ts'

describe('of all recorded visits', () => {
  it.each(readGenerated().map(generated => [generated.name, generated] as const))(
    '%s: nothing is an error or a warning in what is built for any row',
    (_, generated) => {
      const rows = ledgerOf(...exchangesOf(generated))
      const index = indexRows(rows)
      for (const row of rows.filter(sendableType)) {
        const time = newestDecision(row)!.time + 1000
        const { url, body } = aRequestFor(row, time)
        // Content without its own call has no URL either.
        const findings = lint(url, JSON.stringify(body), time, { row, index }).filter(
          ({ place }) => url || place.in !== 'url',
        )
        // This test sends again what the visit has already notified.
        const others = findings.filter(finding => codeOf(finding) !== 'displaySentBefore')
        expect(others.filter(({ severity }) => severity !== 'note')).toEqual([])
      }
    },
  )
})
