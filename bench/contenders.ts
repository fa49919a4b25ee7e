import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildClassicScript } from '../build/classicScript.ts'

/** The contenders: no extension, the extension, its page script alone, the least that an isolated world can cost, and peers. */
export const CONTENDERS = [
  'no extension',
  'Mbox Inspector',
  'its page script alone',
  'an empty listener',
  '@mswjs/interceptors',
  'naive wrapper',
] as const
export type Contender = (typeof CONTENDERS)[number]

const EVERYWHERE = {
  matches: ['<all_urls>'],
  run_at: 'document_start',
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
}

/** An isolated world in every frame that listens once, and does nothing else. */
const EMPTY_LISTENER = `document.fonts.addEventListener('nothing', () => {})`

/** Makes a contender's unpacked extension in the folder, for the browser whose build is in `dist`. */
export async function makeContender(contender: Contender, dist: string, folder: string): Promise<void> {
  await cp(dist, folder, { recursive: true })
  const file = path.join(folder, 'manifest.json')
  const { content_scripts: own, ...manifest } = JSON.parse(await readFile(file, 'utf8')) as {
    content_scripts: { world?: string }[]
  }
  const scripts = await scriptsOf(contender, folder, own)
  // An extension without any has no such member.
  await writeFile(file, JSON.stringify({ ...manifest, ...(scripts.length > 0 && { content_scripts: scripts }) }))
}

async function scriptsOf(contender: Contender, folder: string, own: { world?: string }[]): Promise<object[]> {
  switch (contender) {
    case 'no extension':
      return []
    case 'Mbox Inspector':
      return own
    case 'its page script alone':
      return own.filter(({ world }) => world === 'MAIN')
    case 'an empty listener':
      await writeFile(path.join(folder, 'empty.js'), EMPTY_LISTENER)
      return [{ ...EVERYWHERE, js: ['empty.js'] }]
    case '@mswjs/interceptors':
      return [await peer('interceptors', folder)]
    case 'naive wrapper':
      return [await peer('naive', folder)]
  }
}

async function peer(name: string, folder: string): Promise<object> {
  const outDir = path.join(folder, 'peer')
  await mkdir(outDir, { recursive: true })
  await writeFile(path.join(outDir, `${name}.js`), await buildClassicScript(`bench/peers/${name}.iife.ts`))
  return { ...EVERYWHERE, js: [`peer/${name}.js`], world: 'MAIN' }
}
