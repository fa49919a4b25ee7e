import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aRequestFor, at, findingsOf, NOW, ROWS, type RowName } from '../../../../test/fixtures/drafts.ts'
import { applyEdits } from '../../dialect/edits.ts'
import { MAX_FINDINGS } from '../../dialect/findings.ts'
import { patternsOf } from '../../dialect/shape.ts'
import { REQUEST } from '../requestModel.ts'

const rowName = fc.constantFrom(...(Object.keys(ROWS) as RowName[]))
const place = fc.constantFrom(...patternsOf(REQUEST).map(({ pattern }) => pattern.replaceAll('*', '0')))
const value = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.constant(undefined),
  fc.constant(NOW),
  fc.double(),
  fc.constant({ name: 'home' }),
)

it('findings on any members of any kind are few, have sources, and can be fixed one after the other', () => {
  const changes = fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(rowName, changes, fc.webUrl(), fc.boolean(), (name, changed, url, isElsewhere) => {
      const built = aRequestFor(ROWS[name])
      let request = changed.reduce(
        (broken, [path, set]) => at(path, set)(broken),
        isElsewhere ? { ...built, url } : built,
      )
      for (const { fix } of findingsOf(request, ROWS[name])) if (fix) request = applyEdits(request, fix.edits)
      const findings = findingsOf(request, ROWS[name])
      expect(findings.length).toBeLessThanOrEqual(MAX_FINDINGS + 1)
      expect(findings.filter(({ source }) => source === undefined).map(({ what }) => what.kind)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('fixing comes to an end: at some point no fix is offered any more', () => {
  const changes = fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(rowName, changes, (name, changed) => {
      let request = changed.reduce((broken, [path, set]) => at(path, set)(broken), aRequestFor(ROWS[name]))
      for (let steps = 0; steps < 40; steps += 1) {
        const fix = findingsOf(request, ROWS[name]).find(finding => finding.fix)?.fix
        if (!fix) return
        request = applyEdits(request, fix.edits)
      }
      throw new Error('fixing does not end')
    }),
    { numRuns: 200 },
  )
})
