import type { Location } from '../dialect/location.ts'

/** The scope of the whole page; Target calls its mbox `target-global-mbox`. */
const PAGE = '__view__'

const SURFACE = /^(?:web|webapp|mobileapp):\/\//i

/** The location that a scope names. Only `scopeType` in the details of a proposition distinguishes a view from an mbox. */
export function locationOfScope(scope: string, scopeType?: unknown): Location {
  if (scope === PAGE) return { kind: 'pageLoad' }
  if (scopeType === 'view') return { kind: 'view', name: scope }
  return SURFACE.test(scope) ? { kind: 'surface', name: scope } : { kind: 'mbox', name: scope }
}
