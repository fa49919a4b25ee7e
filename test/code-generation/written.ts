import { FORMATS } from '../../src/core/delivery/code-generation/formats.ts'
import type { RequestDraft, Written } from '../../src/core/dialect/copyFormat.ts'

export type FormatName = (typeof FORMATS)[number]['name']

/** What the format writes of the draft. */
export function writtenAs(name: FormatName, draft: RequestDraft): Written {
  return FORMATS.find(format => format.name === name)!.write(draft)
}

/** The code that the format writes of the draft; throws if it writes no code. */
export function codeOf(name: FormatName, draft: RequestDraft): string {
  const written = writtenAs(name, draft)
  if (written.kind !== 'code') throw new Error(`${name} is unavailable: ${written.why}`)
  return written.text
}
