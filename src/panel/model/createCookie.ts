import { signal, type ReadonlySignal } from '@preact/signals'
import { writeRequestField, type RequestField } from '../../core/delivery/notification/requestFields.ts'
import type { DraftState } from './createDraftState.ts'
import type { Visits } from './createVisits.ts'

/** The cookie `mbox` as the tester gave it last. */
export interface GivenCookie {
  text: string
  /** Whether it has a session or a visitor, or is missing. */
  isReadable: boolean
}

/** The cookie that gives a draft its session and visitor. */
export interface DraftCookie {
  given: ReadonlySignal<GivenCookie>
  paste: (text: string) => void
  reset: () => void
}

const NOT_GIVEN: GivenCookie = { text: '', isReadable: true }

/** Creates the cookie of a draft. Parts missing from it stay as they are in the request. */
export function createCookie(state: DraftState, { readCookie }: Pick<Visits, 'readCookie'>): DraftCookie {
  const given = signal(NOT_GIVEN)
  const write = (field: RequestField, value: string | undefined): void => {
    if (value === undefined || !state.body.value) return
    state.change(request => writeRequestField(request, { field, index: 0 }, value))
    state.touch({ field, index: 0 })
  }
  return {
    given,
    paste: text => {
      const { session, visitor } = readCookie(text)
      given.value = { text, isReadable: text.trim() === '' || session !== undefined || visitor !== undefined }
      write('sessionId', session?.value)
      write('tntId', visitor?.value)
    },
    reset: () => void (given.value = NOT_GIVEN),
  }
}
