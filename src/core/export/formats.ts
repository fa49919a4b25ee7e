import type { MaskedKind } from '../masking/maskedKind.ts'
import { writeSessionFile } from '../session-file/writeSessionFile.ts'
import { toBugReport } from './bugReport.ts'
import type { ExportContent } from './exportContent.ts'
import type { ExportTexts } from './exportTexts.ts'
import { toHarLog } from './harLog.ts'
import { toLedgerCsv } from './ledgerCsv.ts'
import { toPlaywrightTest } from './playwrightTest.ts'

/** One form in which content leaves the panel. */
export interface ExportFormat {
  /** The catalogue's `exportFormat_NAME` is its title, `exportFormat_NAME_hint` what it contains. */
  name: 'session' | 'har' | 'csv' | 'markdown' | 'playwright'
  /** Of the file's name, without a dot at the beginning. */
  extension: string
  /** The MIME type. */
  type: string
  /** What it consists of, in the order in which it is counted. */
  holds: readonly ('rows' | 'calls')[]
  /** Writes content without credentials; these kinds of values are masked in it. */
  write: (content: ExportContent, texts: ExportTexts, masked: readonly MaskedKind[]) => string
}

/** Every format, in the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'session',
    extension: 'json',
    type: 'application/json',
    holds: ['rows', 'calls'],
    write: (content, _, masked) => writeSessionFile(content, masked),
  },
  { name: 'har', extension: 'har', type: 'application/json', holds: ['calls'], write: toHarLog },
  { name: 'csv', extension: 'csv', type: 'text/csv', holds: ['rows'], write: toLedgerCsv },
  { name: 'markdown', extension: 'md', type: 'text/markdown', holds: ['rows'], write: toBugReport },
  { name: 'playwright', extension: 'spec.ts', type: 'text/plain', holds: ['rows'], write: toPlaywrightTest },
]
