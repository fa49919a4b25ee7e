import { expect, it } from 'vitest'
import { anInventedCall, anInventedReport, invented } from '../../../test/fixtures/invented.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { plainDrafting } from './plainDrafting.ts'

const known = { calls: [], sessionFor: () => '', now: 0, newId: () => '' }

const beginWith = (...exchanges: Exchange[]) => {
  const [row] = reconcile(exchanges.map(invented.parse))
  return row && plainDrafting.begin(row, known)
}

it('a request without drafting is sent by the document whose request it repeats', () => {
  const call = anInventedCall({ hero: 'T' })
  const report: Exchange = { ...anInventedReport('hero', 'T'), documentId: 'document-2' }
  expect(beginWith(call)?.read.exchange.documentId).toBe('document-1')
  expect(beginWith(call, report)).toMatchObject({
    opened: { body: { shown: [{ ticket: 'T' }] } },
    read: { exchange: { documentId: 'document-2' } },
  })
})
