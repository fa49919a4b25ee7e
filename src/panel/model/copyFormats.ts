import type { Obstacle } from '../../core/code-generation/format.ts'
import { FORMATS } from '../../core/code-generation/formats.ts'
import type { Draft } from './createDraft.ts'

/** A draft as code of one format, or why it cannot be written so. */
export interface CopyFormat {
  name: string
  text: string | undefined
  why: Obstacle | undefined
}

/** The draft in every format, exactly as it would be sent. `time` is ms since the epoch. */
export function copyFormats(draft: Draft, time: number): CopyFormat[] {
  const request = { url: draft.url.value, text: draft.wire(), body: draft.body.value, time }
  return FORMATS.map(({ name, write }) => {
    const written = write(request)
    return written.kind === 'code'
      ? { name, text: written.text, why: undefined }
      : { name, text: undefined, why: written.why }
  })
}
