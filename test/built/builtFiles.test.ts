import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Packages whose code the bundler writes in by itself. */
const BUNDLERS = ['rolldown', 'vite']

interface Package {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: true }>>
}

interface Manifest {
  readonly version: string
  readonly icons: Readonly<Record<string, string>>
}

describe.each(['chrome', 'firefox'])('the extension built for %s', browser => {
  const built = (file: string) => readFile(path.join(ROOT, 'dist', browser, file), 'utf8')

  it('has the version of package.json, which is the only one', async () => {
    const { version } = await readJson<Package>('package.json')
    expect(JSON.parse(await built('manifest.json'))).toMatchObject({ version })
    expect(await readJson<object>('manifest.json')).not.toHaveProperty('version')
  })

  it('has an icon of each size that its manifest names', async () => {
    const { icons } = JSON.parse(await built('manifest.json')) as Manifest
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '64', '96', '128'])
    for (const [size, file] of Object.entries(icons))
      expect(await pixels(path.join('dist', browser, file)), file).toEqual([Number(size), Number(size)])
    for (const size of [16, 32])
      expect(await pixels(path.join('dist', browser, `icons/off-${size}.png`))).toEqual([size, size])
  })

  it('has no page that may connect to another host: only the background may', async () => {
    for (const page of ['panel', 'devtools', 'permission', 'popup'])
      expect(await built(`src/panel/${page}.html`)).toMatch(
        /<meta\s+http-equiv="Content-Security-Policy"\s+content="connect-src 'self'"/,
      )
  })

  it('brings its licence and the notices of what it is made of', async () => {
    const [{ dependencies }, { packages }] = await Promise.all([
      readJson<Package>('package.json'),
      readJson<Lockfile>('package-lock.json'),
    ])
    const notices = await built('THIRD-PARTY-NOTICES.txt')
    const entries = notices.split(`${'='.repeat(80)}\n\n`).slice(1)
    const named = new Map(entries.map(entry => (entry.split('\n', 1)[0] ?? '').split(' ') as [string, string]))
    expect([...named.keys()]).toEqual(expect.arrayContaining([...Object.keys(dependencies), ...BUNDLERS]))
    for (const [name, version] of named) {
      const locked = packages[`node_modules/${name}`]
      expect(locked?.version, name).toBe(version)
      expect(locked?.dev === true, name).toBe(BUNDLERS.includes(name))
    }
    for (const entry of entries) expect(entry).toMatch(/^\S+ \S+\nLicence: \S+\nSource: https?:\S+\n\n[\s\S]{500}/)
    expect(await built('LICENSE')).toBe(await readFile(path.join(ROOT, 'LICENSE'), 'utf8'))
  })
})

it('every action of the workflow is pinned by its hash', async () => {
  const workflow = await readFile(path.join(ROOT, '.github/workflows/test.yml'), 'utf8')
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action)
  expect(used).not.toEqual([])
  for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/)
})

it.each([256, 300])('has an icon of %i pixels for the stores', async size => {
  expect(await pixels(`docs/store/icons/${size}.png`)).toEqual([size, size])
})

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(path.join(ROOT, file), 'utf8')) as T
}

/** Width and height, where a PNG's header has them. */
async function pixels(file: string): Promise<readonly number[]> {
  const png = await readFile(path.join(ROOT, file))
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}
