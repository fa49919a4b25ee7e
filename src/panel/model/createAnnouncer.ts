import { signal, type ReadonlySignal } from '@preact/signals'
import type { Judgement } from '../../core/dialect/dialect.ts'

/** A message announced once to screen readers, and shown in the status line. */
export interface Announcement {
  text: string
  /** A new value each time, so that a repeated text is announced again. */
  id: number
  /** Of the outcome of a send: what it came to, for its look. */
  outcome: Judgement['kind'] | 'error' | undefined
}

export interface Announcer {
  announcement: ReadonlySignal<Announcement>
  say: (text: string, outcome?: Judgement['kind'] | 'error') => void
  /** Says nothing any more. */
  silence: () => void
}

/** Creates the announcer of the status line. */
export function createAnnouncer(): Announcer {
  const announcement = signal<Announcement>({ text: '', id: 0, outcome: undefined })
  const say: Announcer['say'] = (text, outcome) => {
    announcement.value = { text, id: announcement.peek().id + 1, outcome }
  }
  return { announcement, say, silence: () => say('') }
}
