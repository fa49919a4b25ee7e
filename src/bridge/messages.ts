import * as v from 'valibot'
import { BodySchema } from '../core/delivery/bodySchema.ts'
import { CountSchema, TimeSchema } from '../core/delivery/numberSchemas.ts'
import { ReportSchema } from './report.ts'
import { TransmissionSchema } from './transmission.ts'

/** Port name of a relay; its frame and tab are known from the port's sender. */
export const RELAY_PORT = 'relay'

/** Port name of the panel of one tab. */
export const panelPortName = (tabId: number): string => `panel/${tabId}`

/** The tab that a panel's port name speaks for, or undefined when it is not such a name. */
export function tabIdOfPanelPort(name: string): number | undefined {
  const digits = /^panel\/(\d+)$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** What a tester's send came to: failures cross as values. Times in ms since the epoch. */
export const SendOutcomeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('answered'),
    time: TimeSchema,
    status: v.number(),
    headers: v.string(),
    body: BodySchema,
  }),
  v.object({
    kind: v.literal('unanswered'),
    time: TimeSchema,
    reason: v.picklist(['network', 'timeout', 'refused', 'gone', 'aborted', 'page policy']),
    detail: v.optional(v.string()),
  }),
])
export type SendOutcome = v.InferOutput<typeof SendOutcomeSchema>

/**
 * A request for the relay to make. `sendId` makes it idempotent: a relay makes each one once. `timeout` in ms. `isPathTyped`:
 * the tester typed its path, which may then be any.
 */
export const SendCommandSchema = v.object({
  sendId: v.string(),
  url: v.string(),
  body: v.string(),
  timeout: CountSchema,
  isPathTyped: v.optional(v.boolean()),
})
export type SendCommand = v.InferOutput<typeof SendCommandSchema>

/** What the relay records of its own sends, in the same numbered sequence as the observer's reports. */
export const SendReportSchema = v.variant('kind', [
  v.object({ kind: v.literal('sent'), time: TimeSchema, command: SendCommandSchema }),
  v.object({ kind: v.literal('outcome'), sendId: v.string(), outcome: SendOutcomeSchema }),
])

/** One numbered report of one document; numbers start at 1 and have no gaps until the buffer drops its oldest. */
export const EntrySchema = v.object({
  number: CountSchema,
  report: v.union([ReportSchema, SendReportSchema]),
})
export type Entry = v.InferOutput<typeof EntrySchema>

/**
 * A document as its relay describes it. `id` is random; `openedAt`, when the navigation to it began, and `startedAt`, when
 * its first script could run, or it was shown after having been prerendered or kept in the back/forward cache, in ms since
 * the epoch. `otherOrigin` is its origin where that is another one than the page's, as browsers write it: `null` for an opaque
 * one.
 */
export const DocumentInfoSchema = v.object({
  id: v.string(),
  url: v.string(),
  top: v.boolean(),
  otherOrigin: v.optional(v.string()),
  openedAt: TimeSchema,
  startedAt: TimeSchema,
})
export type DocumentInfo = v.InferOutput<typeof DocumentInfoSchema>

/**
 * Relay to panel. `document` opens each connection: the relay holds the entries from number `first` to `next` - 1,
 * older ones were dropped. `usesWebSdk` is there when it was asked: whether the document has called the Edge Network.
 * `entries` says the same anew, and brings what the panel has room for.
 */
export const RelayMessageSchema = v.variant('kind', [
  v.object({
    kind: v.literal('document'),
    document: DocumentInfoSchema,
    first: v.number(),
    next: v.number(),
    usesWebSdk: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal('entries'),
    documentId: v.string(),
    first: v.number(),
    next: v.number(),
    entries: v.array(EntrySchema),
  }),
])
export type RelayMessage = v.InferOutput<typeof RelayMessageSchema>

/**
 * Panel to relay, for the document named only: deliver the entries from a number on, as many as there is room for; all before
 * a number are dealt with, deliver more; make a request, or end one.
 */
const PanelMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('replay'), documentId: v.string(), from: v.number() }),
  v.object({ kind: v.literal('more'), documentId: v.string(), from: v.number() }),
  v.object({ kind: v.literal('send'), documentId: v.string(), command: SendCommandSchema }),
  v.object({ kind: v.literal('cancel'), documentId: v.string(), sendId: v.string() }),
])
export type PanelMessage = v.InferOutput<typeof PanelMessageSchema>

/** What the switchboard makes of a panel's message on its way to a relay: it numbers the panel. */
export const FromPanelSchema = v.object({ panel: v.number(), message: PanelMessageSchema })

/** A relay's message as the switchboard gets it: for the panel of that number, or for all of the tab. */
export const FromRelaySchema = v.object({ panel: v.optional(v.number()), message: v.unknown() })
export type FromRelay = v.InferOutput<typeof FromRelaySchema>

/**
 * What the switchboard makes of a relay's message on its way to the panels, and of a relay's end. `relay` numbers the
 * relay's port: in one frame the next document's relay may come before the last one's end is told. `permissions changed`
 * goes to every panel: the browser gave or took sites.
 */
export const SwitchboardMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('relayed'), frameId: v.number(), relay: v.number(), message: v.unknown() }),
  v.object({ kind: v.literal('relay gone'), relay: v.number() }),
  v.object({ kind: v.literal('permissions changed') }),
])
export type SwitchboardMessage = v.InferOutput<typeof SwitchboardMessageSchema>

/** Panel to switchboard: a message for the relays of one frame. */
export const ToFrameSchema = v.object({ kind: v.literal('to frame'), frameId: v.number(), message: v.unknown() })
export type ToFrame = v.InferOutput<typeof ToFrameSchema>

/** Switchboard to every relay of a tab, by `tabs.sendMessage`: a panel is there, connect. */
export const CallSchema = v.object({ kind: v.literal('call') })

/** Panel to background, by `runtime.sendMessage`: may the extension run on this page, and was it updated under it? */
export const SiteQuestionSchema = v.object({ kind: v.literal('site'), url: v.string() })
/** Panel to background, by `runtime.sendMessage`: how many failures the icon's badge shall show for a tab. */
export const FailuresSchema = v.object({ kind: v.literal('failures'), tabId: v.number(), failures: v.number() })

/** Panel to background, by `runtime.sendMessage`: open the page that asks for the permission to run on this page's site. */
export const PermissionSchema = v.object({ kind: v.literal('permission'), url: v.string(), tabId: v.number() })

/** Panel to background, by `runtime.sendMessage`: open the page that asks for the consent to transmit data. */
export const ConsentSchema = v.object({ kind: v.literal('consent'), tabId: v.number() })

/** Panel to background, by `runtime.sendMessage`: what does the browser say of the tab and of its consent to transmit? */
export const TabQuestionSchema = v.object({ kind: v.literal('tab'), tabId: v.number() })
export const TabAnswerSchema = v.object({ isPrivate: v.boolean(), transmission: TransmissionSchema })
export type TabAnswer = v.InferOutput<typeof TabAnswerSchema>

export const SiteAnswerSchema = v.object({ permitted: v.boolean(), updated: v.boolean() })
export type SiteAnswer = v.InferOutput<typeof SiteAnswerSchema>
