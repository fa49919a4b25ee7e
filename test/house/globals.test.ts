import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHECKS } from '../../scripts/steps.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc')

/** What each tsconfig knows of the globals of Node, of extensions and of documents. */
const GLOBALS: Readonly<Record<string, { known: readonly string[]; unknown: readonly string[] }>> = {
  src: { known: ['chrome', 'document', 'fetch'], unknown: ['process', 'Buffer', 'setImmediate', 'global', 'require'] },
  'src/core': { known: ['JSON', 'Intl'], unknown: ['process', 'Buffer', 'chrome', 'document', 'fetch'] },
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-globals-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(Object.entries(GLOBALS))('the types of %s', (project, { known, unknown }) => {
  it('know the globals of the platform and no others', async () => {
    const names = [...known, ...unknown]
    const text = names.map(name => `export const of_${name} = ${name}`).join('\n')
    await writeFile(path.join(folder, 'names.ts'), text)
    const config = {
      extends: path.join(ROOT, project, 'tsconfig.json'),
      compilerOptions: { typeRoots: [path.join(ROOT, 'node_modules/@types')] },
      include: ['names.ts'],
      exclude: [],
    }
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(config))
    const errors = await outputOf(['-p', folder, '--pretty', 'false'])
    expect(names.filter(name => errors.includes(`Cannot find name '${name}'`))).toEqual(unknown)
  })

  it('get none of Node by way of what it imports', async () => {
    const files = await outputOf(['-p', path.join(ROOT, project), '--listFilesOnly'])
    expect(files).toContain('/json.ts')
    expect(files).not.toContain('/@types/node/')
  })

  it('are checked with the rest', () => {
    expect(CHECKS.map(({ args }) => args)).toContainEqual(['-p', project])
  })
})

function outputOf(args: readonly string[]): Promise<string> {
  return new Promise(resolve => {
    execFile(process.execPath, [TSC, ...args], { maxBuffer: 2 ** 26 }, (_error, output) => resolve(output))
  })
}
