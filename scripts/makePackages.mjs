import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sourceFiles } from './sourceFiles.mjs'
import { zipFiles } from './zipFiles.mjs'

/**
 * The packages, and how many bytes each may have: about a fifth more than when this was written. Before raising a
 * limit, check what has grown.
 */
const LIMITS = { chrome: 600_000, firefox: 600_000, source: 1_350_000 }

/**
 * Makes the packages of the repository in the folder `root`, whose extension is built: resolves to file names and bytes, the
 * same for the same contents. Throws an Error with a sentence when something is missing.
 */
export async function makePackages(root) {
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  const packages = new Map()
  for (const kind of Object.keys(LIMITS)) packages.set(`${name}-${kind}-${version}.zip`, await makePackage(root, kind))
  return packages
}

/** Returns a sentence for each package that is bigger than its limit, with the excess. */
export function tooBig(packages) {
  return [...packages].flatMap(([name, bytes]) => {
    const [kind, limit] = Object.entries(LIMITS).find(([kind]) => name.includes(`-${kind}-`))
    return bytes.length > limit
      ? [`${name} has ${bytes.length} bytes and may have ${limit}: see what has grown in the package for ${kind}.`]
      : []
  })
}

async function makePackage(root, kind) {
  const isSource = kind === 'source'
  const folder = isSource ? root : path.join(root, 'dist', kind)
  return zipFiles(await readAll(folder, await (isSource ? sourceFiles(root) : builtFiles(folder))))
}

async function builtFiles(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter(entry => entry.isFile())
    return files.map(file => path.relative(folder, path.join(file.parentPath, file.name)).replaceAll('\\', '/'))
  } catch (error) {
    throw new Error(`dist/${path.basename(folder)} is missing: run npm run build`, { cause: error })
  }
}

async function readAll(folder, files) {
  return new Map(await Promise.all(files.map(async file => [file, await readFile(path.join(folder, file))])))
}
