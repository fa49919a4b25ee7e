import { locationName } from '../../../dialect/location.ts'
import { namesLocation } from '../../sentNotification.ts'
import type { JsonObject } from '../../../json/json.ts'
import { reason } from '../../../ledger/reason.ts'
import type { Reason } from '../../../dialect/reason.ts'
import { violation, setting } from '../finding.ts'
import { inBody, removing } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { getAt, type Path } from '../../../json/jsonPath.ts'
import { fittingRows, type Meaning, type TokenMeaning } from './meaning.ts'
import type { CheckContext } from '../../../dialect/drafting.ts'
import { pointAt } from './pointAt.ts'

/** Lengths of the tokens in Adobe's own samples: base64 of 64 bytes for options, of 16 for metrics. */
const OPTION_TOKEN = 88
const METRIC_TOKEN = 24

/** Checks a notification's tokens: they are present, each once, and were delivered for it. */
export function checkTokens(meaning: Meaning, body: JsonObject, known: CheckContext): Finding[] {
  return [
    ...absent(meaning, known),
    ...empty(meaning, body),
    ...repeated(meaning),
    ...meaning.tokens.flatMap(token => wrong(token, meaning, body)),
  ]
}

/**
 * A display of a location with options must name the displayed ones, a click on one with metrics the clicked one.
 * If nothing with a token was delivered, as for `trackEvent` and for a view without offers, no token is required.
 */
function absent({ one, path }: Meaning, known: CheckContext): Finding[] {
  const tokens = [...new Set(fittingRows(one, known).flatMap(({ token }) => token ?? []))]
  const place = [...path, 'tokens']
  if (one.tokens.length > 0 || tokens.length === 0) return []
  if (one.type === 'display') {
    return [violation('tokensMissing', inBody(...place), [], { fix: setting('useTokens', place, tokens) })]
  }
  if (one.type !== 'click') return []
  const fix = tokens.length === 1 ? setting('useTokens', place, tokens) : undefined
  return [violation('clickTokenMissing', inBody(...place), [locationName(one.location)], { fix })]
}

function empty({ path }: Meaning, body: JsonObject): Finding[] {
  const list = getAt(body, [...path, 'tokens'])
  if (!Array.isArray(list)) return []
  return (list as unknown[]).flatMap((token, index) => {
    if (typeof token !== 'string' || token.trim() !== '') return []
    const place = [...path, 'tokens', index]
    return [violation('tokenEmpty', inBody(...place), [], { fix: removing(place) })]
  })
}

/** at.js repeats a token for each displayed option; no source documents how Target counts that. */
function repeated({ tokens }: Meaning): Finding[] {
  const seen = new Set<string>()
  return tokens.flatMap(({ token, path }) => {
    const isKnown = seen.has(token)
    seen.add(token)
    return isKnown ? [violation('tokenRepeated', inBody(...path), [token], { fix: removing(path) })] : []
  })
}

function wrong(token: TokenMeaning, meaning: Meaning, body: JsonObject): Finding[] {
  const { one } = meaning
  const found = token.match
    ? token.match.reasons
    : [reason('tokenUnknown', one.event, { location: one.location }, token.token)]
  return [
    ...found.map(because => toFinding(because, token, meaning, body)),
    ...(token.match ? [] : looksLikeAnother(token, meaning)),
  ]
}

function toFinding(because: Reason, token: TokenMeaning, meaning: Meaning, body: JsonObject): Finding {
  return {
    severity: 'error',
    place: inBody(...token.path),
    what: { kind: 'reason', reason: because },
    source: 'delivered',
    fix: fixToken(token, meaning, body),
  }
}

/** The correct token in its place; if the token itself is correct, the location or type that it was delivered for. */
function fixToken({ token, path, right, match }: TokenMeaning, meaning: Meaning, body: JsonObject): Fix | undefined {
  if (right !== undefined && right !== token) {
    const isThereAlready = meaning.tokens.some(other => other.token === right)
    return isThereAlready ? removing(path) : setting('useToken', path, right)
  }
  const row = match?.row
  if (!row || row.token !== token) return undefined
  const edits = pointAt(body, meaning.path, row)
  return edits.length === 0
    ? undefined
    : { code: namesLocation(meaning.one, row.location) ? 'useType' : 'useLocation', edits }
}

/** A guess, and reported as one: no source documents what tokens look like. */
function looksLikeAnother({ token, path }: { token: string; path: Path }, { one }: Meaning): Finding[] {
  if (one.type === 'display' && token.length === METRIC_TOKEN)
    return [violation('looksLikeClickToken', inBody(...path))]
  if (one.type === 'click' && token.length === OPTION_TOKEN)
    return [violation('looksLikeDisplayToken', inBody(...path))]
  return []
}
