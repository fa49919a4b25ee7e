import * as v from 'valibot'
import { BodySchema } from '../core/delivery/bodySchema.ts'
import { TimeSchema } from '../core/delivery/numberSchemas.ts'
import { NetworkFactsSchema } from '../core/network/networkSchema.ts'

/** Name of the BroadcastChannel between a tab's devtools page, which hears its network log, and its panel. */
export const networkChannelName = (tabId: number): string => `network/${tabId}`

/** Panel to devtools page: hand over all that you hold. */
export const AskNetworkSchema = v.object({ kind: v.literal('ask') })
export type AskNetwork = v.InferOutput<typeof AskNetworkSchema>

/**
 * Devtools page to panel: entries of the log about Delivery calls, all that are held or the newest alone; each has an id,
 * so that repetition is harmless. The page holds those from number `first` to `next` - 1; a bound dropped the ones before.
 * `webSdkAt` is when the newest call to the Edge Network began. `pages` are the tab's, oldest first: when the navigation to each began and when its first script could run, ms since the epoch.
 */
export const NetworkNewsSchema = v.object({
  kind: v.literal('news'),
  calls: v.array(v.object({ ...NetworkFactsSchema.entries, body: BodySchema, answer: BodySchema })),
  pages: v.array(v.object({ openedAt: TimeSchema, startedAt: TimeSchema })),
  first: v.number(),
  next: v.number(),
  webSdkAt: v.optional(TimeSchema),
})
export type NetworkNews = v.InferOutput<typeof NetworkNewsSchema>
