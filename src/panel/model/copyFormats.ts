import type { Draft } from './createDraft.ts'

/** A draft as code of one format, or why that format cannot express it. */
export interface CopyFormat {
  name: string
  hint: string | undefined
  text: string | undefined
  /** The code of the reason. */
  why: string | undefined
  /** It begins a part of the menu. */
  isParted: boolean
}

/**
 * The draft in every format, exactly as it would be sent. `time` is ms since the epoch, `instance` the name of the page's
 * own instance of the library, where it is known.
 */
export function copyFormats(draft: Draft, time: number, instance?: string): CopyFormat[] {
  const request = { ...draft.written(), time, instance }
  return draft.drafting.formats.map(format => {
    const written = format.write(request)
    const { name, hint, isParted = false } = format
    const common = { name, hint, isParted }
    return written.kind === 'code'
      ? { ...common, text: written.text, why: undefined }
      : { ...common, text: undefined, why: written.why }
  })
}
