import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import { toWireUrl } from '../../src/core/code-generation/wireUrl.ts'
import { readCommands } from '../../src/core/import/commands/readCommands.ts'
import { createNext } from '../../src/core/import/importing.ts'
import { anyJson, anyText } from './anyText.ts'
import { aBrokenDraft, aDraft } from './drafts.ts'
import { DRAFTS } from '../fixtures/edgeDrafts.ts'
import { codeOf, type FormatName } from './written.ts'

const RUNS = { numRuns: 1000 }

/** Method, URL and body of each request in a text. */
function requestsIn(text: string) {
  const read = readCommands(text, createNext({ id: 'i', time: 0 }))
  if (!read || 'kind' in read) throw new Error(read?.kind ?? 'nothing')
  return read.steps.flatMap(step => {
    if (step.kind !== 'request') return []
    const { method, url, body } = step.request
    return [{ method, url, body: body.kind === 'text' ? body.text : body.kind }]
  })
}
