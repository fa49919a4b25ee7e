import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/core/delivery/code-generation/formats.ts'
import { DRAFTS } from './drafts.ts'

const FOLDER = path.join(import.meta.dirname, 'golden')

const EXTENSIONS = {
  cURL: 'sh',
  'cURL (cmd)': 'cmd',
  PowerShell: 'ps1',
  fetch: 'fetch.js',
  'at.js': 'atjs.js',
  'Node SDK': 'mjs',
  'Python SDK': 'py',
  'Java SDK': 'java',
  '.NET SDK': 'cs',
  'HAR entry': 'har',
  JSON: 'json',
} as const

const cases = Object.entries(DRAFTS).flatMap(([draftName, draft]) =>
  FORMATS.map(({ name, write }) => ({ name, draftName, draft, write, file: `${draftName}.${EXTENSIONS[name]}` })),
)

// As the folder was before a missing file could be written.
const files = readdirSync(FOLDER, { withFileTypes: true }).flatMap(entry => (entry.isFile() ? [entry.name] : []))

describe('the golden files', () => {
  it('are one for each request and format', () => {
    expect(files.toSorted()).toEqual(cases.map(({ file }) => file).toSorted())
  })

  it.each(cases)('$name writes the request "$draftName" as in $file', async ({ draft, write, file }) => {
    const written = write(draft)
    expect(written.kind).toBe('code')
    await expect(written.kind === 'code' && written.text).toMatchFileSnapshot(path.join(FOLDER, file))
  })
})
