import * as v from 'valibot'
import { BodySchema } from '../core/exchange/bodySchema.ts'
import { CountSchema, TimeSchema } from '../core/exchange/numberSchemas.ts'
import type { Report } from './report.ts'
import { parseReport } from './reportText.ts'
import type { SendRefusal } from './sendRefusal.ts'
import { TransmissionSchema } from './transmission.ts'

/** Port name of a relay; the port's sender gives its frame and tab. */
export const RELAY_PORT = 'relay'

/** Port name of the panel of one tab. */
export const panelPortName = (tabId: number): string => `panel/${tabId}`

/** The tab named by a panel's port name, or undefined for any other name. */
export function tabIdOfPanelPort(name: string): number | undefined {
  const digits = /^panel\/(\d+)$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The outcome of a tester's send: failures cross as values. Times in ms since the epoch. */
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
    reason: v.picklist([
      'network',
      'timeout',
      'refused',
      'gone',
      'aborted',
      'page policy',
      'offline',
      // Of the extension's own calls only.
      'redirected',
      'host withheld',
      'no consent',
    ]),
    detail: v.optional(v.string()),
  }),
])
export type SendOutcome = v.InferOutput<typeof SendOutcomeSchema>

/**
 * A request to make in a document. `sendId` makes it idempotent: a document makes each one once. `timeout` in ms.
 * `isPathTyped`: the tester typed its path, so any path is allowed. `serverHeaders`: the headers of a server's call, which is
 * made without cookies and referrer; without them the call is made as at.js makes it.
 */
export const SendCommandSchema = v.object({
  sendId: v.string(),
  url: v.string(),
  body: v.string(),
  timeout: CountSchema,
  isPathTyped: v.optional(v.boolean()),
  serverHeaders: v.optional(v.record(v.string(), v.string())),
})
export type SendCommand = v.InferOutput<typeof SendCommandSchema>

/** The outcome of a send from the extension, as the background answers; undefined when it has made no such send. */
export const ExtensionOutcomeSchema = v.optional(SendOutcomeSchema)

/** Panel to background, by `runtime.sendMessage`: make a request from the extension. Each id is made once. */
export const ExtensionSendSchema = v.object({ kind: v.literal('send'), command: SendCommandSchema })

/** Panel to background, by `runtime.sendMessage`: abort such a request. */
export const ExtensionCancelSchema = v.object({ kind: v.literal('cancel send'), sendId: v.string() })

/** Panel to background, by `runtime.sendMessage`: what is the outcome of such a request, as soon as it has one? */
export const ExtensionResultSchema = v.object({ kind: v.literal('send result'), sendId: v.string() })

/** The relay's records of the tester's sends, in the same numbered sequence as the observer's reports. */
const SendReportSchema = v.variant('kind', [
  v.object({ kind: v.literal('sent'), time: TimeSchema, command: SendCommandSchema }),
  v.object({ kind: v.literal('outcome'), sendId: v.string(), outcome: SendOutcomeSchema }),
])

/**
 * An inline script that may hold an answer of Target's, found by the relay. `body` is its text, cut like other bodies.
 * `number` counts from 1 in its document; `time` is when the document's first script could run.
 */
const ScriptReportSchema = v.object({
  kind: v.literal('inline script'),
  number: CountSchema,
  time: TimeSchema,
  body: BodySchema,
})

/**
 * One numbered report of one document; numbers start at 1 and have no gaps until the buffer drops its oldest. `text` is a
 * report as the page observer wrote it, which the relay does not read, or with `isOwn` one of the relay's own as JSON.
 */
const HeldEntrySchema = v.object({ number: CountSchema, text: v.string(), isOwn: v.optional(v.boolean()) })
export type HeldEntry = v.InferOutput<typeof HeldEntrySchema>

const OwnReportSchema = v.variant('kind', [SendReportSchema, ScriptReportSchema])
export type OwnReport = v.InferOutput<typeof OwnReportSchema>

/** An entry that was read. */
export interface Entry {
  number: number
  report: Report | OwnReport
}

/** Reads an entry of unknown content; undefined when it is not a report of the observer or, with `isOwn`, of the relay. */
export function readEntry({ number, text, isOwn }: HeldEntry): Entry | undefined {
  const report = isOwn ? parseOwnReport(text) : parseReport(text)
  return report && { number, report }
}

function parseOwnReport(json: string): OwnReport | undefined {
  try {
    const parsed = v.safeParse(OwnReportSchema, JSON.parse(json))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

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
 * older ones were dropped. `entries` repeats the numbers and carries as many entries as the panel has room for.
 */
export const RelayMessageSchema = v.variant('kind', [
  v.object({
    kind: v.literal('document'),
    document: DocumentInfoSchema,
    first: v.number(),
    next: v.number(),
  }),
  v.object({
    kind: v.literal('entries'),
    documentId: v.string(),
    first: v.number(),
    next: v.number(),
    entries: v.array(HeldEntrySchema),
  }),
])
export type RelayMessage = v.InferOutput<typeof RelayMessageSchema>

/**
 * Panel to relay, for the named document only. `replay`: deliver the entries from a number on, as many as there is room
 * for. `more`: all entries before a number are processed, deliver more. `send`: make a request. `cancel`: abort one.
 */
const PanelMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('replay'), documentId: v.string(), from: v.number() }),
  v.object({ kind: v.literal('more'), documentId: v.string(), from: v.number() }),
  v.object({ kind: v.literal('send'), documentId: v.string(), command: SendCommandSchema }),
  v.object({ kind: v.literal('cancel'), documentId: v.string(), sendId: v.string() }),
])
export type PanelMessage = v.InferOutput<typeof PanelMessageSchema>

/**
 * A panel's message as the switchboard forwards it to a relay, with the panel's number. `refusal` is the reason why a
 * request must not be made.
 */
export interface FromPanel {
  panel: number
  message: PanelMessage
  refusal?: SendRefusal | undefined
}

/** A relay's message as the switchboard receives it: for the panel with that number, or for all panels of the tab. */
export const FromRelaySchema = v.object({ panel: v.optional(v.number()), message: v.unknown() })
export type FromRelay = v.InferOutput<typeof FromRelaySchema>

/**
 * A relay's message as the switchboard forwards it to the panels, and its report that a relay ended. `relay` is the
 * number of the relay's port: in one frame the next document's relay may connect before the end of the previous one is
 * reported. `permissions changed` goes to every panel: the browser granted or revoked sites, or the extension was switched
 * off or on for some.
 */
export const SwitchboardMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('relayed'), frameId: v.number(), relay: v.number(), message: v.unknown() }),
  v.object({ kind: v.literal('relay gone'), relay: v.number() }),
  v.object({ kind: v.literal('permissions changed') }),
])
export type SwitchboardMessage = v.InferOutput<typeof SwitchboardMessageSchema>

/** Panel to switchboard: a message for the relays of one frame. */
export const ToFrameSchema = v.object({ kind: v.literal('to frame'), frameId: v.number(), message: PanelMessageSchema })
export type ToFrame = v.InferOutput<typeof ToFrameSchema>

/** Switchboard to every relay of a tab, by `tabs.sendMessage`: a panel is open, connect. */
export const CallSchema = v.object({ kind: v.literal('call') })

/** Panel to background, by `runtime.sendMessage`: how many failures the icon's badge shall show for a tab. */
export const FailuresSchema = v.object({ kind: v.literal('failures'), tabId: v.number(), failures: v.number() })

/** Panel to background, by `runtime.sendMessage`: open the page that asks for the permission to run on this page's site. */
export const PermissionSchema = v.object({ kind: v.literal('permission'), url: v.string(), tabId: v.number() })

/** Panel to background, by `runtime.sendMessage`: open the page that asks for the permission to send to this URL's host. */
export const HostPermissionSchema = v.object({ kind: v.literal('host permission'), url: v.string(), tabId: v.number() })

/** Panel to background, by `runtime.sendMessage`: open the page that asks for the consent to transmit data. */
export const ConsentSchema = v.object({ kind: v.literal('consent'), tabId: v.number() })

/**
 * Panel to background, by `runtime.sendMessage`: is the tab in a private window, and may the extension transmit data?
 */
export const TabQuestionSchema = v.object({ kind: v.literal('tab'), tabId: v.number() })
export const TabAnswerSchema = v.object({ isPrivate: v.boolean(), transmission: TransmissionSchema })
export type TabAnswer = v.InferOutput<typeof TabAnswerSchema>
