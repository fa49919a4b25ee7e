import { zipSync } from 'fflate'

/**
 * Read and write for the owner, read for all, of a plain file: the Unix mode in the upper half of a zip's attributes.
 */
const PLAIN_FILE = 0o100644 << 16
const UNIX = 3

/**
 * The earliest time that a zip can store. Zips hold local time, so it is made of local parts and the same in every time
 * zone.
 */
const ALWAYS = new Date(1980, 0, 1)

/**
 * Packs files (path with `/` → bytes) into a zip and resolves to its bytes, which depend only on paths and contents:
 * entries in the order of their paths, all with one time and one mode.
 */
export function zipFiles(files) {
  const entries = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: ALWAYS, os: UNIX, attrs: PLAIN_FILE })
}
