import type { Seal } from './createSeal.ts'
import { isObject } from '../../src/core/json/json.ts'
import { PAGE_LOAD, type Location } from './location.ts'
import type { ClickMetric, TokenIndex } from './tokenIndex.ts'

type Fields = Record<string, unknown>

type Completion = {
  tokens: TokenIndex
  seal: Seal
  session: string
  mode: 'execute' | 'prefetch'
  /** Whether the request wants Analytics payloads (`logging: client_side`). */
  withAnalytics: boolean
  /** Whether the click metrics bound to no location belong in this part of the answer. */
  withPlacelessMetrics: boolean
}

/**
 * Adds the parts that the engine leaves out of its `execute` or `prefetch`: `state` (prefetch only), the click metrics
 * of prefetched mboxes and of the pageLoad, those bound to no location, and analytics payloads. An executed pageLoad
 * includes the metrics bound to no location; a prefetch lists them next to its locations.
 */
export function completeContent(content: unknown, completion: Completion): Fields | undefined {
  if (!isObject(content)) return undefined
  const { mboxes, views, pageLoad } = content
  const completeNamed = (kind: 'mbox' | 'view') => (entry: unknown) =>
    isObject(entry) ? completeEntry(entry, { kind, name: String(entry.name) }, completion) : entry
  const { mode, tokens, withAnalytics, withPlacelessMetrics } = completion
  const placeless = withPlacelessMetrics ? tokens.placelessMetrics(withAnalytics) : []
  const ofPageLoad = mode === 'execute' ? placeless : []
  return {
    ...(isObject(pageLoad) && { pageLoad: completeEntry(pageLoad, PAGE_LOAD, completion, ofPageLoad) }),
    ...(Array.isArray(mboxes) && { mboxes: mboxes.map(completeNamed('mbox')) }),
    ...(Array.isArray(views) && { views: views.map(completeNamed('view')) }),
    ...(mode === 'prefetch' && placeless.length > 0 && { metrics: placeless }),
  }
}

function completeEntry(
  entry: Fields,
  location: Location,
  completion: Completion,
  moreMetrics: ClickMetric[] = [],
): Fields {
  const { tokens, seal, session, mode, withAnalytics } = completion
  const { index, name, options, metrics: _, ...rest } = entry
  const ids = activityIds(options)
  const metrics = [...ids.flatMap(id => tokens.metricsOf(location, id, withAnalytics)), ...moreMetrics]
  const analytics = withAnalytics
    ? ids.map(id => tokens.analyticsOf(id)).find(payload => payload !== undefined)
    : undefined
  return {
    ...(index !== undefined && { index }),
    ...(name !== undefined && { name }),
    ...(options !== undefined && { options }),
    ...(metrics.length > 0 && { metrics }),
    ...(analytics && { analytics }),
    ...rest,
    ...(mode === 'prefetch' && { state: seal.seal(location, session) }),
  }
}

function activityIds(options: unknown): number[] {
  if (!Array.isArray(options)) return []
  const ids = new Set<number>()
  for (const option of options) {
    const id: unknown = isObject(option) && isObject(option.responseTokens) && option.responseTokens['activity.id']
    if (typeof id === 'number') ids.add(id)
  }
  return [...ids]
}
