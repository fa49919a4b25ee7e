import * as v from 'valibot'
import type { Entry, SendCommand } from '../../bridge/messages.ts'
import { ReportSchema } from '../../bridge/report.ts'
import { isEdgeNetworkUrl } from '../../core/dialect/targetUrls.ts'
import { MAX_URL_CHARACTERS, shorten } from '../../core/exchange/cut.ts'
import { isLate } from '../channel/isLate.ts'
import { receiveReports } from '../channel/receiveReports.ts'
import { createReportBuffer } from './buffer.ts'
import { createLine, type Line, type Runtime } from './line.ts'
import { send } from './send.ts'

/** The most characters of one report: a report holds at most one body, and JSON may write a character as six. */
const MAX_REPORT_CHARACTERS = 32 * 1024 * 1024

declare const browser: { runtime: Runtime } | undefined
const { runtime } = typeof browser === 'undefined' ? (chrome as { runtime: Runtime }) : browser

/**
 * A time after the previous page has gone and before the page's first script; for a page that is shown later or again,
 * the time it is shown.
 */
let startedAt = performance.timeOrigin + performance.now()
const otherOrigin = originOfOther()
const documentId = crypto.getRandomValues(new Uint32Array(4)).join('-')
const buffer = createReportBuffer()
const made = new Map<string, AbortController>()
const line = isLate()
  ? undefined
  : createLine({ runtime, buffer, onSend: makeOnce, onCancel: cancel, document: describe, isShown, usesWebSdk })

if (line) {
  receiveReports(json => {
    const report = json.length > MAX_REPORT_CHARACTERS ? undefined : parse(json)
    if (report) record(report)
  })
  document.addEventListener('prerenderingchange', () => appear(line))
  // Out of the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) appear(line)
  })
  addEventListener('pagehide', line.leave)
}

function describe() {
  const top = window === window.top
  const url = shorten(location.href, MAX_URL_CHARACTERS)
  return { id: documentId, url, top, otherOrigin, openedAt: performance.timeOrigin, startedAt }
}

/** The origin of a frame whose origin differs from its page's: only a window of the same origin reveals the page's. */
function originOfOther(): string | undefined {
  try {
    return window.top?.origin === window.origin ? undefined : window.origin
  } catch {
    return window.origin
  }
}

function parse(json: string) {
  try {
    const parsed = v.safeParse(ReportSchema, JSON.parse(json))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Reads the browser's own record of requests, which touches nothing of the page. */
function usesWebSdk(): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => isEdgeNetworkUrl(name))
}

/** Firefox does not prerender, and has no such property. */
function isShown(): boolean {
  return (document as { prerendering?: boolean }).prerendering !== true
}

function appear(shown: Line): void {
  startedAt = Date.now()
  shown.appear()
}

function record(report: Entry['report']): void {
  buffer.add(report)
  line?.deliver()
}

function makeOnce(command: SendCommand): void {
  if (made.has(command.sendId)) return
  const ending = new AbortController()
  made.set(command.sendId, ending)
  record({ kind: 'sent', time: Date.now(), command })
  void send(command, ending).then(outcome => record({ kind: 'outcome', sendId: command.sendId, outcome }))
}

function cancel(sendId: string): void {
  made.get(sendId)?.abort()
}
