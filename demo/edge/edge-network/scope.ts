import { PAGE_LOAD, type Location } from '../location.ts'

/** The scope of the page's own content, which the Delivery API calls pageLoad. */
export const PAGE_WIDE = '__view__'

/** The scope under which the Edge Network delivers a location. */
export function scopeOf({ kind, name }: Location): string {
  return kind === 'pageLoad' ? PAGE_WIDE : name
}

/** The location of a scope; `isView` is true where `scopeType` is `view`. */
export function locationOfScope(scope: string, isView: boolean): Location {
  if (scope === PAGE_WIDE) return PAGE_LOAD
  return { kind: isView ? 'view' : 'mbox', name: scope }
}
