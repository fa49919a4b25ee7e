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
  announce: (text: string, outcome?: Judgement['kind'] | 'error') => void
  /** Announces nothing from now on. */
  silence: () => void
}

/** Creates the announcer of the status line. */
export function createAnnouncer(): Announcer {
  const announcement = signal<Announcement>({ text: '', id: 0, outcome: undefined })
  const announce: Announcer['announce'] = (text, outcome) => {
    announcement.value = { text, id: announcement.peek().id + 1, outcome }
  }
  return { announcement, announce, silence: () => announce('') }
}
