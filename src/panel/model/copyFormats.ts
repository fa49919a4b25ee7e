import type { Obstacle } from '../../core/delivery/code-generation/format.ts'
import { FORMATS } from '../../core/delivery/code-generation/formats.ts'
import type { Draft } from './createDraft.ts'

/** A draft as code of one format, or why that format cannot express it. */
export interface CopyFormat {
  name: string
  hint: string | undefined
  text: string | undefined
  why: Obstacle | undefined
}

/** The draft in every format, exactly as it would be sent. `time` is ms since the epoch. */
export function copyFormats(draft: Draft, time: number): CopyFormat[] {
  const request = { url: draft.url.value, text: draft.wire(), body: draft.body.value, time }
  return FORMATS.map(format => {
    const written = format.write(request)
    const common = { name: format.name, hint: 'hint' in format ? format.hint : undefined }
    return written.kind === 'code'
      ? { ...common, text: written.text, why: undefined }
      : { ...common, text: undefined, why: written.why }
  })
}
