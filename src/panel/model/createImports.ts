import { readImportText, type ImportResult } from '../../core/import/readImport.ts'
import { MAX_IMPORTED, MAX_IMPORTED_CHARACTERS } from '../../core/ledger/importBounds.ts'
import type { Host } from '../host/host.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'
import type { TakenImport } from './takeImport.ts'

/** What comes from files and pasted texts. */
export interface Imports {
  /** Records the contents of a text, or reports what is wrong with it; `name` is the file's. */
  addText: (text: string, name?: string) => void
  /** The same for a chosen file; one that is too large is not read. */
  addFile: (file: ChosenFile) => Promise<void>
}

/** A file as browsers provide it, its size in bytes. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'text'>

const MEBIBYTE = 1024 * 1024

/**
 * The largest file that is read, in bytes: half the size of Chromium's longest string, because the panel also holds the
 * parsed result.
 */
export const MAX_FILE = 256 * MEBIBYTE

export interface ImportsOptions {
  host: Host
  capture: Capture
  text: Text
  announcer: Announcer
}

export function createImports({ host, capture, text, announcer }: ImportsOptions): Imports {
  const { t } = text
  const addText: Imports['addText'] = (written, name) => {
    const file = readImportText(written, { id: host.randomId(), time: host.now(), name })
    if (file.kind !== 'read') return announcer.announce(refusal(file, t), 'error')
    const taken = capture.take(file.steps)
    const unknown = file.findings.find(({ code }) => code === 'notUnderstood')
    const more = leftOver(unknown?.values ?? [], t)
    const isWhole = file.unreadable === 0 && more === '' && taken.bound === undefined
    const added = file.requestsAdded === 0 ? '' : t('importAdded')
    announcer.announce(
      takenText(taken, file.unreadable, text, host.locale) + added + more,
      isWhole ? undefined : 'error',
    )
  }
  return {
    addText,
    addFile: async file => {
      if (file.size > MAX_FILE)
        return announcer.announce(t('importTooLarge', ...sizes(file.size, text, host.locale)), 'error')
      // Beyond the longest text that an engine holds a browser reads nothing, or fails.
      const written = await file.text().catch(() => undefined)
      if (written === undefined || (written === '' && file.size > 0))
        return announcer.announce(t('importUnreadable'), 'error')
      addText(written, file.name)
    },
  }
}

/** How many exchanges of a file are now listed, and why not all. */
function takenText({ kept, all, bound }: TakenImport, unreadable: number, { t, count }: Text, locale: string): string {
  if (bound === undefined) {
    return unreadable === 0 ? count('imported', all) : count('importedPartly', all, unreadable)
  }
  const number = new Intl.NumberFormat(locale)
  const [key, most] = BOUNDS[bound]
  const first = t(key, ...[kept, all, most].map(value => number.format(value)))
  return unreadable === 0 ? first : first + t('importAlsoUnreadable', number.format(unreadable))
}

const BOUNDS = {
  exchanges: ['importedFirst', MAX_IMPORTED],
  characters: ['importedFirstCharacters', MAX_IMPORTED_CHARACTERS],
} as const

/** The size of a file that is too large, rounded up so that it is not the limit itself, and the limit. */
function sizes(bytes: number, { t }: Text, locale: string): string[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return [Math.ceil((bytes * 10) / MEBIBYTE) / 10, MAX_FILE / MEBIBYTE].map(size => t('mebibytes', number.format(size)))
}

/** The most paths that are named; more are only counted. */
const NAMED = 5

function leftOver(paths: readonly string[], t: Text['t']): string {
  if (paths.length === 0) return ''
  const named = paths.slice(0, NAMED).join(', ')
  const more = paths.length - NAMED
  return more > 0 ? t('importLeftMore', named, String(more)) : t('importLeft', named)
}

function refusal(file: Exclude<ImportResult, { kind: 'read' }>, t: Text['t']): string {
  switch (file.kind) {
    case 'empty':
      return t('importEmpty')
    case 'binary':
      return t('importBinary')
    case 'not json': {
      const { error } = file
      return error ? t('importNotJsonAt', String(error.line), String(error.column)) : t('importNotJson')
    }
    case 'not python':
      return t('importNotPythonAt', String(file.error.line), String(file.error.column))
    case 'newer':
      return t('importNewer', String(file.version), String(file.known))
    case 'damaged':
      return t('importDamaged')
    case 'har':
      return file.encrypted ? t('importHarEncrypted', file.encrypted.slice(0, NAMED).join(', ')) : t('importHar')
    case 'file body':
      return t('importFileBody', file.file)
    case 'nothing known':
      return t('importUnknown')
  }
}
