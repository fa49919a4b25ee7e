import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePackages, tooBig } from '../../scripts/makePackages.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KINDS = ['chrome', 'firefox', 'source'] as const
const run = promisify(execFile)

/** The packages of this checkout, and those of a folder elsewhere without git that holds no more than the source package. */
const packages: { here?: ReadonlyMap<string, Uint8Array>; elsewhere?: ReadonlyMap<string, Uint8Array> } = {}
let elsewhere: string

beforeAll(async () => {
  packages.here = await makePackages(ROOT)
  elsewhere = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-packages-'))
  await unpack(filesOf('source'), elsewhere)
  await symlink(path.join(ROOT, 'node_modules'), path.join(elsewhere, 'node_modules'), 'junction')
  await run(process.execPath, ['scripts/build.mjs'], {
    cwd: elsewhere,
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  })
  packages.elsewhere = await makePackages(elsewhere)
}, 300_000)

afterAll(() => rm(elsewhere, { recursive: true, force: true }))

describe('the packages', () => {
  it('are named by what they are and their version', async () => {
    const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect([...(packages.here?.keys() ?? [])]).toEqual(KINDS.map(kind => `mbox-inspector-${kind}-${version}.zip`))
  })

  // When this fails because of a change to the code, the build is old: npm run build.
  it.each(KINDS)('have the same bytes for %s when built elsewhere, out of the source package alone', kind => {
    const isSame = Buffer.compare(packageOf('here', kind), packageOf('elsewhere', kind)) === 0
    expect(isSame ? [] : differentFiles(kind)).toEqual([])
    expect(isSame).toBe(true)
  })

  it.each(KINDS)('have sorted entries of one time and mode, and name no folder of this machine, for %s', kind => {
    const bytes = packageOf('here', kind)
    const files = filesOf(kind)
    const names = Object.keys(files)
    expect(names).toEqual(names.toSorted())
    expect(names.filter(name => /\\|^\/|(?:^|\/)\.\.?\//.test(name))).toEqual([])
    expect([...headersOf(bytes)]).toEqual(names.map(() => ({ time: 0, date: 0x21, attributes: 0o100644 * 0x10000 })))
    for (const [file, content] of Object.entries(files)) expect(Buffer.from(content).includes(ROOT), file).toBe(false)
  })

  it('have the manifest at the top, and no source map', () => {
    for (const kind of ['chrome', 'firefox'] as const) {
      const names = Object.keys(filesOf(kind))
      expect(names).toEqual(expect.arrayContaining(['manifest.json', 'LICENSE', 'THIRD-PARTY-NOTICES.txt']))
      expect(names.filter(name => name.endsWith('.map') || name.startsWith('.vite/'))).toEqual([])
    }
  })

  it('have the note for reviewers among the source, and no tests', () => {
    const names = Object.keys(filesOf('source'))
    expect(names).toEqual(expect.arrayContaining(['docs/building-for-review.md', 'package-lock.json']))
    expect(names.filter(name => /\.test\.|^test\/|node_modules|^dist\//.test(name))).toEqual([])
  })

  it('are within their limits, and a sentence reports when they are not', () => {
    expect(tooBig(packages.here ?? new Map())).toEqual([])
    const big = new Map([['mbox-inspector-chrome-9.9.9.zip', new Uint8Array(10_000_000)]])
    expect(tooBig(big)).toEqual([
      expect.stringMatching(/^mbox-inspector-chrome-9\.9\.9\.zip has 10000000 bytes and may/),
    ])
  })
})

function packageOf(where: 'here' | 'elsewhere', kind: (typeof KINDS)[number]): Uint8Array {
  const found = [...(packages[where] ?? [])].find(([name]) => name.includes(`-${kind}-`))
  if (!found) throw new Error(`There is no package for ${kind}.`)
  return found[1]
}

type Files = Readonly<Record<string, Uint8Array>>
const unzipped = new Map<string, Files>()

/** The files of a package of this checkout. */
function filesOf(kind: (typeof KINDS)[number]): Files {
  const files = unzipped.get(kind) ?? unzipSync(packageOf('here', kind))
  unzipped.set(kind, files)
  return files
}

/** The names of the files that only one of the two packages has, or that differ. */
function differentFiles(kind: (typeof KINDS)[number]): string[] {
  const [here, there] = [filesOf(kind), unzipSync(packageOf('elsewhere', kind))]
  const names = new Set([...Object.keys(here), ...Object.keys(there)])
  return [...names].filter(name => Buffer.compare(here[name] ?? Buffer.of(), there[name] ?? Buffer.of()) !== 0)
}

/** Time, date and attributes of each entry, from the zip's own directory at its end. */
function* headersOf(zip: Uint8Array) {
  const bytes = Buffer.from(zip)
  let at = bytes.readUInt32LE(bytes.length - 6)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [time, date] = [bytes.readUInt16LE(at + 12), bytes.readUInt16LE(at + 14)]
    yield { time, date, attributes: bytes.readUInt32LE(at + 38) }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

async function unpack(files: Files, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), bytes)
  }
}
