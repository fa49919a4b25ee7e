import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build } from 'vite'
import { notices } from './notices.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-notices-'))
})

afterEach(() => rm(root, { recursive: true, force: true }))

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
}

/** A package of one module that prints its name; undefined members are left out of its package.json. */
async function writePackage(name: string, manifest: object = {}, licence = `The licence of ${name}`): Promise<void> {
  const usual = { name, version: '1.2.3', main: 'index.js', license: 'MIT', repository: `https://${name}.test/code` }
  await write({
    [`node_modules/${name}/package.json`]: JSON.stringify({ ...usual, ...manifest }),
    [`node_modules/${name}/index.js`]: `export const name = document.title + ${JSON.stringify(name)}`,
    ...(licence && { [`node_modules/${name}/LICENSE.md`]: licence }),
  })
}

/** Builds a page's script and a separate script that each print a package's name, and resolves to the notices. */
async function builtNotices(main: string, script: string): Promise<string> {
  const printing = (name: string) => `import { name } from ${JSON.stringify(name)}\nconsole.log(name)\n`
  await write({ LICENSE: 'Ours', 'main.js': printing(main), 'script.js': printing(script) })
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [notices(['script.js'])],
    build: { rollupOptions: { input: path.join(root, 'main.js') } },
  })
  expect(await readFile(path.join(root, 'dist/LICENSE'), 'utf8')).toBe('Ours')
  return readFile(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
}

it('names the packages bundled in the build and in separate scripts, with licence and source, and nothing else', async () => {
  await writePackage('@a/second', { repository: { url: 'git+https://second.test/code.git' } })
  await writePackage('first', { license: 'ISC' })
  await writePackage('unused', { license: 'GPL-3.0-only' })
  const line = `\n\n${'='.repeat(80)}\n\n`
  const entries = [
    'Mbox Inspector contains code of these packages.',
    '@a/second 1.2.3\nLicence: MIT\nSource: https://second.test/code\n\nThe licence of @a/second',
    'first 1.2.3\nLicence: ISC\nSource: https://first.test/code\n\nThe licence of first',
  ]
  expect(await builtNotices('@a/second', 'first')).toBe(`${entries.join(line)}\n`)
  expect(await builtNotices('first', '@a/second')).toBe(`${entries.join(line)}\n`)
})

it.each([
  ['a licence that is not permitted', { license: 'GPL-3.0-only' }, undefined, 'its licence is GPL-3.0-only'],
  ['an unknown licence expression', { license: 'MIT AND GPL-2.0' }, undefined, 'its licence is MIT AND GPL-2.0'],
  ['no licence', { license: undefined }, undefined, 'its package.json names no licence'],
  ['no licence file', {}, '', 'it has no licence file'],
  ['no source', { repository: undefined }, undefined, 'its package.json does not name its source'],
])('fails the build for a package with %s, in either place', async (_, manifest, licence, sentence) => {
  await writePackage('good')
  await writePackage('bad', manifest, licence)
  const message = `bad 1.2.3 cannot be in the extension: ${sentence}`
  await expect(builtNotices('good', 'bad')).rejects.toThrow(message)
  await expect(builtNotices('bad', 'good')).rejects.toThrow(message)
})
