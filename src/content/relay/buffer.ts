import { createBuffer as createBounded, type Numbered } from '../../bridge/buffer.ts'
import type { Entry } from '../../bridge/messages.ts'
import type { Body } from '../../core/delivery/exchange.ts'

/** Entries that a document's relay keeps at most. */
export const MAX_ENTRIES = 2000

/** Characters of bodies that a document's relay keeps at most. */
export const MAX_CHARACTERS = 32 * 1024 * 1024

/** The newest entries of a document, numbered from 1 without gaps. */
export interface Buffer {
  add(report: Entry['report']): Entry
  /** The entries kept, from a number on. */
  from(number: number): Entry[]
  /** Number of the oldest entry kept, or of the next one when there is none. */
  first(): number
  next(): number
}

/** Creates a document's buffer. */
export function createBuffer(maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS): Buffer {
  const kept = createBounded<Entry['report']>({ maxEntries, maxCharacters, weigh })
  const toEntry = ({ number, thing: report }: Numbered<Entry['report']>): Entry => ({ number, report })
  return {
    add: report => toEntry(kept.add(report)),
    from: number => kept.from(number).map(toEntry),
    first: kept.first,
    next: kept.next,
  }
}

/** Characters of the texts in a report that the page chooses, which is nearly all of its size. */
export function weigh(report: Entry['report']): number {
  if (report.kind === 'sent') return report.command.body.length + report.command.url.length
  const address = report.kind === 'request' ? report.url.length + report.method.length : 0
  const body = bodyOf(report)
  return address + (body?.kind === 'text' ? body.text.length : 0)
}

function bodyOf(report: Entry['report']): Body | undefined {
  if (report.kind === 'event') return report.detail
  if (report.kind === 'outcome') return report.outcome.kind === 'answered' ? report.outcome.body : undefined
  return 'body' in report ? report.body : undefined
}
