import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const CONTENT = new URL('../../dist/chrome/src/content/', import.meta.url)

/** The built script of witness or hold mode, as DevTools puts it into a page. */
export async function readMode(mode: 'witness' | 'hold'): Promise<string> {
  return `(function(){${await readFile(fileURLToPath(new URL(`${mode}/index.iife.js`, CONTENT)), 'utf8')}})()`
}
