import { DIALECTS, type Dialects } from '../dialect/dialects.ts'
import { locationName } from '../dialect/location.ts'
import { PERSONAL_DATA } from '../dialect/personalData.ts'
import type { ExportContent } from '../export/exportContent.ts'
import { rewriteContent, type Rewriting } from '../export/rewriteContent.ts'
import { memoize } from '../memoize.ts'
import { redactContent } from '../redaction/redactContent.ts'
import { changeMasking } from './changeMasking.ts'
import { createMasks, type Masks } from './createMasks.ts'
import { maskBody, maskExchange } from './maskExchange.ts'
import type { MaskedValue, MaskOptions } from './maskOptions.ts'
import { maskAddress } from './maskUrl.ts'

const PERSONAL = [...PERSONAL_DATA.values()]

/** The result of {@link maskContent}. */
export interface MaskedContent {
  content: ExportContent
  /** Each value that was masked, in the order in which they were found. */
  masked: readonly MaskedValue[]
}

/**
 * An export without credentials and without the chosen kinds of personal values. Equal values stay equal in it, and rows
 * keep their verdicts, statuses and reason codes. What stands for a value depends on its form and on how many came
 * before it, so that it reveals nothing of the value.
 */
export function maskContent(content: ExportContent, options: MaskOptions, dialects = DIALECTS): MaskedContent {
  const redacted = redactOnce(content)
  if (!Object.values(options).includes(true)) return { content: redacted, masked: [] }
  const words = new Set(PERSONAL.flatMap(({ words }) => [...words]))
  const masks = createMasks({ options, words, names: namesIn(redacted, dialects) })
  const rewriting = rewritingBy(masks, dialects)
  walk(redacted, rewriting)
  masks.replaceFromNow()
  const masked = rewriteContent(redacted, rewriting, dialects)
  return { content: masked, masked: masks.masked().filter(({ count }) => count > 0) }
}

/** The same content is masked again for each choice of kinds. */
const redactOnce = memoize(redactContent)

/** Visits everything that {@link rewriteContent} rewrites, to find what is personal. */
function walk({ exchanges, events, annotations, scenarios, environment }: ExportContent, visit: Rewriting): void {
  exchanges.forEach(visit.exchange)
  events.forEach(visit.event)
  if (environment.pageUrl !== undefined) visit.pageUrl(environment.pageUrl)
  scenarios.flatMap(({ steps }) => steps).forEach(({ changes }) => changes.forEach(visit.change))
  for (const { note, expectations } of annotations) {
    visit.text(note)
    for (const { subject } of expectations) if (subject?.token !== undefined) visit.token(subject.token)
  }
}

function rewritingBy(masks: Masks, dialects: Dialects): Rewriting {
  const ofEvents = PERSONAL.flatMap(({ event }) => event)
  return {
    exchange: exchange => maskExchange(dialects.parse(exchange), masks),
    event: event => ({ ...event, detail: maskBody(event.detail, ofEvents, 'event', masks) }),
    text: text => masks.plain(text),
    token: token => masks.token(token, 'expectation'),
    change: changeMasking(PERSONAL, masks),
    pageUrl: url => maskAddress(url, 'inspected page', masks),
  }
}

/** A location's name has its own meaning, also where a visitor's value is the same text. */
function namesIn({ exchanges }: ExportContent, { parse }: Dialects): ReadonlySet<string> {
  const reads = exchanges.map(parse)
  const placed = reads.flatMap(read => [...read.dialect.decisionsOf(read), ...read.dialect.notificationsOf(read)])
  return new Set(placed.map(({ location }) => locationName(location)))
}
