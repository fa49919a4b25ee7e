import { writeSessionFile } from '../../core/session-file/writeSessionFile.ts'
import type { Host } from '../host/host.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'

/** What leaves the panel as a file. */
export interface Export {
  /** Saves every listed exchange, including the tester's own. */
  saveCalls: () => void
}

export interface ExportOptions {
  host: Host
  capture: Capture
  text: Text
  announcer: Announcer
}

export function createExport({ host, capture, text, announcer }: ExportOptions): Export {
  return {
    saveCalls: () => {
      const isPartial = !capture.isWhole.value
      const exchanges = capture.calls.value.map(({ exchange }) => (isPartial ? { ...exchange, isPartial } : exchange))
      const environment = { version: '', userAgent: undefined, pageUrl: undefined, time: host.now() }
      const content = { events: capture.events.value, rows: capture.rows.value, annotations: [], scenarios: [] }
      const moment = new Date(host.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      host.saveFile(
        `mbox-inspector-${moment}.json`,
        writeSessionFile({ ...content, exchanges, environment, isPartial }),
      )
      announcer.announce(text.count('exported', exchanges.length))
    },
  }
}
