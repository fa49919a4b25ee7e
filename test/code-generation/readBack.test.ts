import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWireUrl } from '../../src/core/code-generation/wireUrl.ts'
import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import { readCommands } from '../../src/core/import/commands/readCommands.ts'
import { createNext } from '../../src/core/import/importing.ts'
import { anyJson, anyText } from './anyText.ts'
import { aBrokenDraft, aDraft, DRAFTS } from './drafts.ts'
import { EDGE_DRAFTS } from './edgeDrafts.ts'
import { writtenAs } from './written.ts'

const MANY_RUNS = { numRuns: 1000 }

/** The formats that are commands with the body as it is. */
const COMMANDS = ['cURL', 'cURL (cmd)', 'PowerShell', 'fetch'] as const

/** Method, URL and body of each request that is read in code; undefined for a format that cannot express it. */
function readBack(written: ReturnType<typeof writtenAs>): unknown {
  if (written.kind !== 'code') return undefined
  const read = readCommands(written.text, createNext({ id: 'i', time: 0 }))?.reading
  if (!read || 'kind' in read) return read
  return read.steps.map(step => {
    if (step.kind !== 'request') return step
    const { method, url, body } = step.request
    return { method, url, body: body.kind === 'text' ? body.text : body.kind }
  })
}

const sent = ({ url, text }: RequestDraft) => [{ method: 'POST', url: toWireUrl(url), body: text }]

describe.each(COMMANDS)('%s', name => {
  it.each(Object.entries(DRAFTS))('is read back with the request "%s"', (_, draft) => {
    const read = readBack(writtenAs(name, draft))
    if (name !== 'cURL (cmd)') expect(read).toEqual(sent(draft))
    else expect(read).toMatchObject([{ method: 'POST', url: toWireUrl(draft.url) }])
  })

  it('is read back with any body', () => {
    fc.assert(
      fc.property(anyText, text => {
        const draft = aBrokenDraft(text)
        const read = readBack(writtenAs(name, draft))
        if (read !== undefined || name !== 'cURL (cmd)') expect(read).toEqual(sent(draft))
      }),
      MANY_RUNS,
    )
  })

  it('is read back with any JSON', () => {
    fc.assert(
      fc.property(anyJson, value => {
        const draft = aDraft({ value })
        const [{ body } = { body: '' }] = readBack(writtenAs(name, draft)) as { body: string }[]
        expect(JSON.stringify(JSON.parse(body))).toBe(draft.text)
      }),
      MANY_RUNS,
    )
  })

  it('is read back with any query', () => {
    fc.assert(
      fc.property(anyText, text => {
        const draft = { ...aDraft({}), url: `https://demo.tt.omtrdc.net/rest/v1/delivery?a=${text}` }
        expect(readBack(writtenAs(name, draft))).toEqual(sent(draft))
      }),
      MANY_RUNS,
    )
  })
})

const edgeCases = Object.entries(EDGE_DRAFTS).flatMap(([draftName, draft]) =>
  EDGE_FORMATS.filter(({ name }) => /cURL|PowerShell|fetch|Server: Node/.test(name)).map(format => ({
    ...format,
    draftName,
    draft,
  })),
)

it.each(edgeCases)('$name to the Edge Network is read back with the request "$draftName"', ({ name, draft, write }) => {
  const [{ method, body } = { method: '', body: '' }, ...more] = readBack(write(draft)) as {
    method: string
    body: string
  }[]
  expect([method, more]).toEqual(['POST', []])
  if (/^(?:cURL|PowerShell|fetch)$/.test(name)) expect(body).toBe(draft.text)
  else expect(JSON.parse(body)).toBeTypeOf('object')
})
