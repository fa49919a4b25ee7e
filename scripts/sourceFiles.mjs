import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The files and folders that a build needs, in addition to the packages of package-lock.json. */
const NEEDED = [
  '.npmrc',
  'LICENSE',
  'README.md',
  'docs/building-for-review.md',
  'docs/guide.md',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'build',
  'public',
  'scripts',
  'src',
]

/**
 * Resolves to the sorted paths, with `/`, of all files that a build in the folder `root` needs: those that git tracks
 * or would offer to track, as they are on disk, or every file where the folder is not a checkout.
 */
export async function sourceFiles(root) {
  const entries = await readdir(root)
  const files = entries.includes('.git') ? await knownFiles(root) : await filesOf(root, NEEDED)
  return files.filter(file => !/\.test\.tsx?$/.test(file)).toSorted((one, other) => (one < other ? -1 : 1))
}

/**
 * The files among those of {@link sourceFiles} that git does not track yet; empty where the folder is not a checkout.
 */
export async function untrackedFiles(root) {
  const isCheckout = (await readdir(root)).includes('.git')
  return isCheckout ? listedByGit(root, ['--others', '--exclude-standard']) : []
}

async function knownFiles(root) {
  const [present, deleted] = await Promise.all([
    listedByGit(root, ['--cached', '--others', '--exclude-standard']),
    listedByGit(root, ['--deleted']),
  ])
  return present.filter(file => !deleted.includes(file))
}

async function listedByGit(root, options) {
  const { stdout } = await run('git', ['ls-files', '-z', ...options, '--', ...NEEDED], { cwd: root })
  return stdout.split('\0').filter(Boolean)
}

async function filesOf(root, names) {
  const found = await Promise.all(names.map(name => filesBelow(root, name)))
  return found.flat()
}

/** The file at `name`, or the files in the folder at `name`; the paths begin with it and have `/`. */
async function filesBelow(root, name) {
  const entries = await readdir(path.join(root, name), { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!entries) return [name]
  return filesOf(
    root,
    entries.map(entry => `${name}/${entry.name}`),
  )
}
