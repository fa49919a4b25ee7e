import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MOST_BYTES, findExcesses, type Budget } from './sizeBudget.ts'

const PAGE = '<script src="/assets/panel.js"></script><link href="/assets/panel.css">'
const START = `import { draw } from "./shared.js"`

/** Bytes that no compression makes fewer. */
const RANDOM = createHash('shake256', { outputLength: 80_000 }).digest()

let dist: string

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-size-'))
})

afterEach(() => rm(dist, { recursive: true, force: true }))

it.each(Object.keys(MOST_BYTES) as Budget[])(
  'the %s may have as many bytes as its limit, and not one more',
  async name => {
    await writeExtension(MOST_BYTES)
    expect(await findExcesses(dist)).toEqual([])
    const most = MOST_BYTES[name]
    await writeExtension({ ...MOST_BYTES, [name]: most + 1 })
    expect(await findExcesses(dist)).toEqual([
      `The ${name} has ${most + 1} bytes compressed; its limit is ${most} (build/sizeBudget.ts).`,
    ])
  },
)

/** Writes an extension with these sizes; the panel's page names a script, which imports another one, and styles. */
async function writeExtension(sizes: Readonly<Record<Budget, number>>): Promise<void> {
  const styles = gzipSync('a {}', { level: 9 })
  const imported = sizes['panel at its start'] - gzipSync(START, { level: 9 }).length - styles.length
  const files = {
    'src/content/page/index.iife.js': compressedTo(sizes['page script']),
    'src/content/relay/index.iife.js': compressedTo(sizes.relay),
    'src/panel/panel.html': PAGE,
    'assets/panel.js': START,
    'assets/panel.css': 'a {}',
    'assets/shared.js': compressedTo(imported),
  }
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dist, file)), { recursive: true })
    await writeFile(path.join(dist, file), content)
  }
}

/** Bytes that have this size when they are compressed. */
function compressedTo(size: number): Buffer {
  const added = gzipSync(RANDOM.subarray(0, size), { level: 9 }).length - size
  return RANDOM.subarray(0, size - added)
}
