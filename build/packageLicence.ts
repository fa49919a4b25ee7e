import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A package whose code is in the extension: its name, the place of its source, and its licence. */
export interface PackageLicence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly source: string
  readonly text: string
}

/**
 * The licences that bundled code may have. All of them require only their notice, except MPL-2.0: it covers the
 * package's own files and requires the place of their source, which the notices give.
 */
const PERMITTED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0']

/** Vite's licence file continues with the licences of its own dependencies, which do not get into the build. */
const OWN_DEPENDENCIES = '\n# Licenses of bundled dependencies'

/**
 * Reads the licence of the package in `folder`. Throws an Error with a sentence when the package names no licence, a
 * licence that is not permitted or no place of its source, or has no licence file.
 */
export async function readPackageLicence(folder: string): Promise<PackageLicence> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >
  const [name, version, licence] = ['name', 'version', 'license'].map(member => textOf(manifest[member]))
  if (!name || !version) throw new Error(`The package in ${path.basename(folder)} has no name or no version.`)
  const refuse = (why: string) => new Error(`${name} ${version} cannot be in the extension: ${why}.`)
  if (!licence) throw refuse('its package.json names no licence')
  if (!PERMITTED.includes(licence)) throw refuse(`its licence is ${licence}, and permitted are ${PERMITTED.join(', ')}`)
  const source = sourceOf(manifest)
  if (!source) throw refuse('its package.json does not name its source')
  const text = await licenceText(folder)
  if (!text) throw refuse('it has no licence file')
  return { name, version, licence, source, text }
}

async function licenceText(folder: string): Promise<string> {
  const file = (await readdir(folder)).toSorted().find(name => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(name))
  if (!file) return ''
  const [own = ''] = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n').split(OWN_DEPENDENCIES)
  return own.trim()
}

function sourceOf({ repository, homepage }: Readonly<Record<string, unknown>>): string {
  const url = typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository
  return (textOf(url) || textOf(homepage)).replace(/^git\+/, '').replace(/\.git$/, '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
