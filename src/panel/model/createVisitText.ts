import { signal, type ReadonlySignal } from '@preact/signals'
import type { Drafting } from '../../core/dialect/drafting.ts'
import type { DraftState } from './createDraftState.ts'
import type { Visits } from './createVisits.ts'

/** The text that the tester gave last for the visit, such as a cookie. */
export interface GivenVisit {
  text: string
  /** Whether it has any part of a visit, or is missing. */
  isReadable: boolean
}

/** The text that gives a draft its visit. */
export interface VisitText {
  given: ReadonlySignal<GivenVisit>
  paste: (text: string) => void
  reset: () => void
}

interface VisitTextOptions {
  drafting: Pick<Drafting, 'visitField' | 'writeField'>
  visits: Pick<Visits, 'note'>
  now: () => number
}

const NOT_GIVEN: GivenVisit = { text: '', isReadable: true }

/** Creates the visit text of a draft. Parts missing from it stay as they are in the request. */
export function createVisitText(state: DraftState, { drafting, visits, now }: VisitTextOptions): VisitText {
  const given = signal(NOT_GIVEN)
  const write = (field: string, value: string): void => {
    if (!state.body.value) return
    const at = { field, index: 0 }
    state.change(request => drafting.writeField(request, at, value))
    state.touch(at)
  }
  return {
    given,
    paste: text => {
      const found = drafting.visitField?.read(text, now()) ?? []
      visits.note(found.map(({ value }) => value))
      given.value = { text, isReadable: text.trim() === '' || found.length > 0 }
      found.forEach(({ field, value }) => write(field, value.value))
    },
    reset: () => void (given.value = NOT_GIVEN),
  }
}
