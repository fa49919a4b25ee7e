import { newestDecision, type Row } from './row.ts'

/** The selectors of the elements that a row's newest content changes or watches, each once. */
export function selectorsOf(row: Row): string[] {
  const decision = newestDecision(row)
  const items = (decision && decision.read.dialect.contentOf?.(decision).items) ?? []
  return [...new Set(items.flatMap(({ selector }) => selector ?? []))]
}
