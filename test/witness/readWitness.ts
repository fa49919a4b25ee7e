import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const WITNESS = fileURLToPath(new URL('../../dist/chrome/src/content/witness/index.iife.js', import.meta.url))

/** The built witness, as DevTools puts it into a page. */
export async function readWitness(): Promise<string> {
  return `(function(){${await readFile(WITNESS, 'utf8')}})()`
}
