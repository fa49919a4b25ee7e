import * as v from 'valibot'
import { BodySchema } from '../core/exchange/bodySchema.ts'
import { TimeSchema } from '../core/exchange/numberSchemas.ts'
import { NetworkFactsSchema } from '../core/network/networkSchema.ts'

/** Name of the BroadcastChannel between a tab's devtools page, which receives its network log, and its panel. */
export const networkChannelName = (tabId: number): string => `network/${tabId}`

/** Panel to devtools page: send all entries that you hold. */
export const AskNetworkSchema = v.object({ kind: v.literal('ask') })
export type AskNetwork = v.InferOutput<typeof AskNetworkSchema>

/**
 * Devtools page to panel: the log's entries about calls to Target, either all that are held or only the newest; each has
 * an id, so repetition is harmless. The page holds those from number `first` to `next` - 1; earlier ones were dropped
 * because of a bound. `pages` are the tab's, oldest
 * first: when the navigation to each began and when its first script could run, ms since the epoch.
 */
export const NetworkNewsSchema = v.object({
  kind: v.literal('news'),
  calls: v.array(v.object({ ...NetworkFactsSchema.entries, body: BodySchema, answer: BodySchema })),
  pages: v.array(v.object({ openedAt: TimeSchema, startedAt: TimeSchema })),
  first: v.number(),
  next: v.number(),
})
export type NetworkNews = v.InferOutput<typeof NetworkNewsSchema>
