import type { OwnReport } from '../../bridge/messages.ts'
import { MAX_URL_CHARACTERS, shorten } from '../../core/exchange/cut.ts'
import { isBeforePageScripts } from '../channel/isBeforePageScripts.ts'
import { isLate } from '../channel/isLate.ts'
import { OFF } from '../channel/names.ts'
import { receiveReports } from '../channel/receiveReports.ts'
import { createAskSender } from './createAskSender.ts'
import { createReportBuffer, type HeldReport } from './buffer.ts'
import { createLine, type Runtime } from './line.ts'
import { watchInlineScripts } from './watchInlineScripts.ts'

/** The most characters of one report: a report holds at most one body. */
const MAX_REPORT_CHARACTERS = 8 * 1024 * 1024

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
let scripts = 0
let isOff = false
const line = isLate()
  ? undefined
  : createLine({
      runtime,
      buffer,
      onSend: createAskSender(record),
      document: describe,
      mayConnect,
    })

if (line) {
  document.fonts.addEventListener(OFF, () => {
    if (!isBeforePageScripts()) return
    isOff = true
    // The background may have called meanwhile.
    line.appear()
  })
  receiveReports(text => {
    if (text.length <= MAX_REPORT_CHARACTERS) keep({ text })
  })
  const lookForScripts = watchInlineScripts(body =>
    record({ kind: 'inline script', number: ++scripts, time: startedAt, body }),
  )
  if (!mayConnect()) document.addEventListener('prerenderingchange', appear)
  // Follows `load`, and the return out of the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) appear()
    else lookForScripts()
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

/** Whether the page is shown and the extension is on. Firefox does not prerender, and has no such property. */
function mayConnect(): boolean {
  return !(isOff || (document as { prerendering?: boolean }).prerendering)
}

function appear(): void {
  startedAt = Date.now()
  line?.appear()
}

function record(report: OwnReport): void {
  keep({ text: JSON.stringify(report), isOwn: true })
}

function keep(report: HeldReport): void {
  if (isOff) return
  buffer.add(report)
  line?.deliver()
}
