import fc from 'fast-check'
import { expect, it } from 'vitest'
import { at, begunFor, EDGE_ROWS, edgeFindings, type EdgeRowName } from '../../../../test/fixtures/edgeDrafts.ts'
import { applyEdits } from '../../dialect/edits.ts'
import { MAX_FINDINGS } from '../../dialect/findings.ts'
import { patternsOf } from '../../dialect/shape.ts'
import { EDGE_REQUEST } from '../model.ts'

const rowName = fc.constantFrom(...(Object.keys(EDGE_ROWS) as EdgeRowName[]))
const place = fc.constantFrom(
  ...patternsOf(EDGE_REQUEST).map(({ pattern }) => pattern.replaceAll('*', '0')),
  'events.0.xdm._experience.decisioning.propositionEventType.display',
  'events.0.xdm._experience.decisioning.propositions.0.scopeDetails.characteristics.eventToken',
  'events.0.xdm.timestamp',
)
const value = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined), fc.double(), fc.constant(1))
const changes = fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 6 })

it('findings on any members of any kind are few, have sources, and fixing comes to an end', () => {
  fc.assert(
    fc.property(rowName, changes, fc.webUrl(), fc.boolean(), (name, changed, url, isElsewhere) => {
      const built = begunFor(EDGE_ROWS[name])
      const start = isElsewhere ? { ...built, url } : built
      let request = changed.reduce((broken, [path, set]) => at(path, set)(broken), start)
      for (let steps = 0; steps < 40; steps += 1) {
        const findings = edgeFindings(request, EDGE_ROWS[name])
        expect(findings.length).toBeLessThanOrEqual(MAX_FINDINGS + 1)
        expect(findings.filter(({ source }) => source === undefined).map(({ what }) => what.kind)).toEqual([])
        const fix = findings.find(finding => finding.fix)?.fix
        if (!fix) return
        request = applyEdits(request, fix.edits)
      }
      throw new Error('fixing does not end')
    }),
    { numRuns: 150 },
  )
})
