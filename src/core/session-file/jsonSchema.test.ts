import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createRandom, mutateJson } from '../../../test/fixtures/generateMutations.ts'
import { KEPT_FILES } from '../../../test/fixtures/sessionFiles.ts'
import { parseJson } from '../json/json.ts'
import { SessionFileSchema } from './sessionFile.ts'

const derived = {
  ...toJsonSchema(SessionFileSchema, { target: 'draft-2020-12' }),
  title: 'A session file of Mbox Inspector',
  description:
    'What was recorded, with notes, expectations and scenarios. Further members may be added; readers ignore them.',
}
const validate = new Ajv2020({ strict: false }).compile(derived as object)
const kept = readFileSync(new URL('v2-everything.json', KEPT_FILES), 'utf8')

describe('the JSON Schema of session files', () => {
  it('is the one in the docs; vitest -u writes it', async () => {
    await expect(`${JSON.stringify(derived, undefined, 2)}\n`).toMatchFileSnapshot(
      '../../../docs/session-file.schema.json',
    )
  })

  it('accepts what is written', () => {
    expect(validate(JSON.parse(kept))).toBe(true)
  })

  it('accepts and rejects the same changed files as the reader', () => {
    let rejected = 0
    fc.assert(
      fc.property(fc.nat(), seed => {
        const changed = parseJson(mutateJson(kept, createRandom(seed)))
        fc.pre(changed.kind === 'json')
        const isRead = v.is(SessionFileSchema, changed.value)
        if (!isRead) rejected += 1
        expect(validate(changed.value)).toBe(isRead)
      }),
      { numRuns: 200 },
    )
    expect(rejected).toBeGreaterThan(10)
  })
})
