import { parseExchangeFile, toExchangeFile, type ExchangeFile } from '../../core/exchange-file/exchangeFile.ts'
import type { Host } from '../host/host.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'

/** What goes out into files, and what comes in from them. */
export interface Files {
  /** Saves every exchange that is listed, the tester's own ones too. */
  exportCalls: () => void
  /** Records what a file holds, or says what is wrong with it. */
  importText: (text: string) => void
}

export interface FilesOptions {
  host: Host
  capture: Capture
  text: Text
  announcer: Announcer
}

export function createFiles({ host, capture, text: { t, count }, announcer }: FilesOptions): Files {
  return {
    exportCalls: () => {
      const exchanges = capture.calls.value.map(({ exchange }) => exchange)
      const moment = new Date(host.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      host.saveFile(`mbox-inspector-${moment}.json`, toExchangeFile(exchanges))
      announcer.say(count('exported', exchanges.length))
    },
    importText: written => {
      const file = parseExchangeFile(written, { id: host.randomId(), time: host.now() })
      if (file.kind !== 'read') return announcer.say(refusal(file, t), 'fault')
      capture.take(file.steps)
      const exchanges = new Set(file.steps.map(({ exchangeId }) => exchangeId)).size
      const said =
        file.unreadable === 0 ? count('imported', exchanges) : count('importedPartly', exchanges, file.unreadable)
      const added = file.requestsAdded === 0 ? '' : t('importAdded')
      const more = leftOver(file.notUnderstood, t)
      announcer.say(said + added + more, file.unreadable > 0 || more !== '' ? 'fault' : undefined)
    },
  }
}

/** Paths that are named; of more only the number is said. */
const NAMED = 5

function leftOver(paths: readonly string[], t: Text['t']): string {
  if (paths.length === 0) return ''
  const named = paths.slice(0, NAMED).join(', ')
  const more = paths.length - NAMED
  return more > 0 ? t('importLeftMore', named, String(more)) : t('importLeft', named)
}

function refusal(file: Exclude<ExchangeFile, { kind: 'read' }>, t: Text['t']): string {
  switch (file.kind) {
    case 'empty':
      return t('importEmpty')
    case 'not json': {
      const { fault } = file
      return fault ? t('importNotJsonAt', String(fault.line), String(fault.column)) : t('importNotJson')
    }
    case 'not python':
      return t('importNotPythonAt', String(file.fault.line), String(file.fault.column))
    case 'newer':
      return t('importNewer', String(file.version), String(file.known))
    case 'damaged':
      return t('importDamaged')
    case 'har':
      return t('importHar')
    case 'nothing known':
      return t('importUnknown')
  }
}
