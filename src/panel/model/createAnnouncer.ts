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
  /** Announces a message. Returns a function that takes it back, if it is still the last one, once it no longer holds. */
  announce: (text: string, outcome?: Judgement['kind'] | 'error') => () => void
  /** Announces nothing from now on. */
  silence: () => void
}

/** Creates the announcer of the status line. */
export function createAnnouncer(): Announcer {
  const announcement = signal<Announcement>({ text: '', id: 0, outcome: undefined })
  const announce: Announcer['announce'] = (text, outcome) => {
    const id = announcement.peek().id + 1
    announcement.value = { text, id, outcome }
    return () => {
      if (announcement.peek().id === id) announce('')
    }
  }
  return { announcement, announce, silence: () => void announce('') }
}
