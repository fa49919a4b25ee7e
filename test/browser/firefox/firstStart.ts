import { cp, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cleanUpAfterMe } from '../cleanUpAfterMe.ts'

/**
 * What Firefox makes at its first start in a profile, a third of that start: its own scripts compiled, and the build that they
 * hold for; the list of search engines; empty stores of certificates and keys. Nothing in it is of an extension, a page or a
 * person.
 */
const FILES = [
  ...['startupCache.8.little', 'scriptCache.bin', 'scriptCache-child.bin', 'urlCache.bin'].map(name =>
    path.join('startupCache', name),
  ),
  'compatibility.ini',
  'search.json.mozlz4',
  'cert9.db',
  'key4.db',
  'pkcs11.txt',
]

/** By executable, the folder of what the first Firefox made that this process has ended. */
const kept = new Map<string, Promise<string>>()

/** Gives a fresh profile what another one's Firefox has made at its first start, if there is any. */
export async function useFirstStart(executable: string, profile: string): Promise<void> {
  const folder = await kept.get(executable)
  if (folder !== undefined) await copyFiles(folder, profile)
}

/** Keeps what a Firefox that has ended has made at its first start in the profile, until this process ends. */
export async function keepFirstStart(executable: string, profile: string): Promise<void> {
  if (!kept.has(executable)) kept.set(executable, keepFrom(profile))
  await kept.get(executable)
}

async function keepFrom(profile: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-firefox-start-'))
  cleanUpAfterMe({ folder })
  await copyFiles(profile, folder)
  return folder
}

async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(path.join(to, 'startupCache'))
  // A Firefox that was killed, or of another platform, has not all of them.
  await Promise.all(FILES.map(file => cp(path.join(from, file), path.join(to, file)).catch(() => {})))
}
