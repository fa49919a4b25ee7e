import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { expect } from './expect.ts'
import { afterAll, beforeAll, inject, it } from 'vitest'
import { makePackages } from '../../scripts/makePackages.mjs'
import { ledgerRow, sendFrom, startSession, type Session } from './startSession.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

let folder: string
let session: Session
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-package-'))
  session = await startSession({ extensionDir: await packageIn(folder) })
})
afterAll(async () => {
  await session?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Writes this browser's package as a person gets it: Firefox installs the zip, Chromium what was unpacked from it. */
async function packageIn(folder: string): Promise<string> {
  const kind = inject('browser') === 'firefox' ? '-firefox-' : '-chrome-'
  const [name, zip] = [...(await makePackages(ROOT))].find(([name]) => name.includes(kind)) ?? []
  if (name === undefined || zip === undefined) throw new Error('There is no package for this browser')
  const file = path.join(folder, name)
  await writeFile(file, zip)
  if (inject('browser') === 'firefox') return file
  const unpacked = path.join(folder, 'unpacked')
  for (const [entry, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(path.dirname(path.join(unpacked, entry)), { recursive: true })
    await writeFile(path.join(unpacked, entry), bytes)
  }
  return unpacked
}

it('does the main job as it was installed from the package for the store', async () => {
  const { panel } = await session.inspect('/forgets-product1.html')
  await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
  const sent = await sendFrom(panel, 'Send display for product1')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  expect(session.edge.counts().impressions['product1']).toBe(1)
})
