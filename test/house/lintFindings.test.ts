import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { unexpectedFindings, type ExpectedFinding, type Finding } from '../../scripts/lintFindings.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')

const known: ExpectedFinding = {
  type: 'warning',
  code: 'UNSAFE',
  message: 'Unsafe assignment',
  file: /^assets\/panel-[^/]+\.js$/,
  reason: 'a library does it',
}
const found: Finding = { _type: 'warning', code: 'UNSAFE', message: 'Unsafe assignment', file: 'assets/panel-a1.js' }

describe('the store lint', () => {
  it('accepts exactly the findings that are expected', () => {
    expect(unexpectedFindings([found], [known])).toEqual([])
  })

  it.each<readonly [string, Finding]>([
    ['of another file', { ...found, file: 'assets/other-a1.js' }],
    ['of another code', { ...found, code: 'EVAL' }],
    ['of another message', { ...found, message: 'Unsafe call' }],
    ['that is an error', { ...found, _type: 'error' }],
    ['that names no file', { _type: 'warning', code: 'UNSAFE', message: 'Unsafe assignment' }],
  ])('names a finding %s', (_, other) => {
    const place = `${other.file ?? 'manifest.json'}:0:0`
    expect(unexpectedFindings([found, other], [known])).toEqual([
      `New ${other._type} of the linter, ${other.code} in ${place}: ${other.message}. Fix it, or list it with its reason.`,
    ])
  })

  it('names an expected finding that is gone, or is there twice', () => {
    const one = 'The expected warning UNSAFE (a library does it)'
    expect(unexpectedFindings([], [known])).toEqual([`${one} is gone: take it off the list.`])
    expect(unexpectedFindings([found, found], [known])).toEqual([`${one} is there 2 times: look at each.`])
  })

  // The reason why the one expected warning may stay.
  it('finds no HTML that the extension sets by itself', async () => {
    const files = (await readdir(path.join(ROOT, 'src'), { recursive: true })).filter(file => /\.tsx?$/.test(file))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const code = await readFile(path.join(ROOT, 'src', file), 'utf8')
      expect(code, file).not.toMatch(/dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML/)
    }
  })
})
