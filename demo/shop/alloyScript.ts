import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundle } from './bundle.ts'

/** The older versions of the Web SDK here, oldest first. */
export const OLDER_ALLOYS = ['2.19.0', '2.20.0', '2.24.0', '2.25.0'] as const

const BUILDS = join(import.meta.dirname, 'alloy-builds')
const SOURCE = dirname(createRequire(import.meta.url).resolve('@adobe/alloy'))

/** The Web SDK's script for pages: Adobe's build of the newest version, or a bundle of an older version's modules. */
export function alloyScript(version?: (typeof OLDER_ALLOYS)[number]): Promise<string> {
  if (version === undefined) return readFile(join(SOURCE, '../dist/alloy.js'), 'utf8')
  return bundle(join(BUILDS, `${version}.js`), 'script')
}

/** The Web SDK's base code: a module whose default export takes the window and the names of the instances. */
export function alloyBaseCode(): Promise<string> {
  return readFile(join(SOURCE, 'baseCode/index.js'), 'utf8')
}
