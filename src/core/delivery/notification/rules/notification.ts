import { isSameLocation, locationKey, locationName } from '../../../dialect/location.ts'
import { namesLocation } from '../../sentNotification.ts'
import { isAbsent, type JsonObject } from '../../../json/json.ts'
import { countedDisplays } from '../../../ledger/sentBefore.ts'
import { violation, setting } from '../finding.ts'
import { inBody, removing } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { getAt, textAt } from '../../../json/jsonPath.ts'
import { checkType, isNumeric } from './checkLimits.ts'
import type { Meaning } from './meaning.ts'
import type { CheckContext } from '../../../dialect/drafting.ts'
import { pointAt } from './pointAt.ts'

/** Notifications in one request beyond which Target gets slow; it does not refuse more (Target limits). */
const MANY_NOTIFICATIONS = 50

/** Checks the list of notifications: it is not empty, not too long, and each one has its own id. */
export function checkList(meanings: readonly Meaning[]): Finding[] {
  const list = inBody('notifications')
  const limits = [String(meanings.length), String(MANY_NOTIFICATIONS)]
  return [
    ...(meanings.length === 0 ? [violation('noNotification', list)] : []),
    ...(meanings.length > MANY_NOTIFICATIONS ? [violation('manyNotifications', list, limits)] : []),
    ...repeatedIds(meanings),
    ...repeatedImpressions(meanings),
  ]
}

/** The answer echoes ids: a repeated one does not show which notification succeeded. */
function repeatedIds(meanings: readonly Meaning[]): Finding[] {
  const all = new Set(meanings.map(({ one }) => one.id))
  const seen = new Set<string>()
  return meanings.flatMap(({ one: { id }, path }) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id)
      return []
    }
    let number = 2
    while (all.has(`${id}-${number}`)) number += 1
    all.add(`${id}-${number}`)
    const place = [...path, 'id']
    return [violation('idRepeated', inBody(...place), [id], { fix: setting('changeId', place, `${id}-${number}`) })]
  })
}

function repeatedImpressions(meanings: readonly Meaning[]): Finding[] {
  const seen = new Set<string>()
  return meanings.flatMap(({ one, path }) => {
    if (one.type !== 'display' || one.countId === undefined) return []
    const key = `${locationKey(one.location)}\n${one.countId}`
    const isKnown = seen.has(key)
    seen.add(key)
    if (!isKnown) return []
    const values = [one.countId, locationName(one.location)]
    return [violation('impressionIdRepeated', inBody(...path, 'impressionId'), values)]
  })
}

/** Checks one notification, its tokens and parameters aside. */
export function checkNotification(meaning: Meaning, body: JsonObject, known: CheckContext): Finding[] {
  return [
    ...type(meaning),
    ...timestamp(meaning, body),
    ...location(meaning, body, known),
    ...mboxName(meaning, known),
    ...viewName(meaning),
    ...state(meaning),
    ...impression(meaning),
  ]
}

/** at.js passes the name of any DOM event through. */
function type({ one, path, row }: Meaning): Finding[] {
  if (one.type === '' || one.type === 'display' || one.type === 'click') return []
  const place = [...path, 'type']
  const right = row?.event ?? 'display'
  return [violation('typeUnknown', inBody(...place), [one.type], { fix: setting('useType', place, right) })]
}

function timestamp({ one, path }: Meaning, body: JsonObject): Finding[] {
  const place = [...path, 'timestamp']
  const held = getAt(body, place)
  const now = setting('useNow', place, Math.round(one.time))
  if (held === undefined) return [violation('timestampMissing', inBody(...place), [], { fix: now })]
  if (typeof held !== 'number') {
    return checkType(body, place, 'number').map(found => ({ ...found, fix: isNumeric(held) ? found.fix : now }))
  }
  if (Number.isInteger(held)) return []
  const fix = Number.isFinite(held) ? setting('useWhole', place, Math.round(held)) : now
  return [violation('timestampNotWhole', inBody(...place), [textAt(body, place)], { fix })]
}

function location(meaning: Meaning, body: JsonObject, known: CheckContext): Finding[] {
  const { one, path, row } = meaning
  const { mbox, view, pageLoad } = one.raw
  if (mbox && view) return [violation('mboxAndView', inBody(...path, 'mbox'), [], { fix: loseOne(meaning, known) })]
  if (pageLoad && (mbox || view)) {
    const fix = removing([...path, 'pageLoad'])
    return [violation('pageLoadAndOther', inBody(...path, 'pageLoad'), [mbox ? 'mbox' : 'view'], { fix })]
  }
  // Another rule reports a member of the wrong type.
  const names = ['mbox', 'view', 'pageLoad'].filter(name => !isAbsent(getAt(body, [...path, name])))
  if (one.type !== 'display' || names.length > 0) return []
  const edits = row && row.location.kind !== 'none' && row.event === 'display' ? pointAt(body, path, row) : []
  const fix: Fix | undefined = edits.length > 0 ? { code: 'useLocation', edits } : undefined
  return [violation('locationMissing', inBody(...path), [], { fix })]
}

/** Keeps the location that the token was delivered for. */
function loseOne({ one, path }: Meaning, { index }: CheckContext): Fix {
  const { view } = one.raw
  const holders = one.tokens.flatMap(token => index.byToken.get(token) ?? [])
  const isOfView = holders.some(row => isSameLocation(row.location, { kind: 'view', name: view?.name ?? '' }))
  return removing([...path, isOfView && !holders.some(row => namesLocation(one, row.location)) ? 'mbox' : 'view'])
}

const SUFFIX = '-clicked'

/** Names that mean any mbox, a displayed one or a clicked one in the rules of activities. */
const RESERVED = /^(any|display|click)([ _-]?mbox)?$/i

/** Any character beyond letters, digits and the ones that Target's limits page allows in names. */
const ODD = /[^\p{L}\p{N}\-,._/=`:;&!@#$%^*()+|?~[\]{}]/u

/** A name with delivered content is valid, whatever the documentation states. */
function mboxName({ one, path }: Meaning, { index }: CheckContext): Finding[] {
  const { location } = one
  if (location.kind !== 'mbox' || index.byLocation.has(locationKey(location))) return []
  const { name } = location
  const place = [...path, 'mbox', 'name']
  if (name.endsWith(SUFFIX)) {
    const rest = name.slice(0, -SUFFIX.length)
    const fix = rest === '' ? undefined : setting('changeName', place, rest)
    return [violation('mboxNameClicked', inBody(...place), [name], { fix })]
  }
  if (RESERVED.test(name)) return [violation('mboxNameReserved', inBody(...place), [name])]
  const odd = name.trim() === '' ? undefined : ODD.exec(name)?.[0]
  return odd === undefined ? [] : [violation('mboxNameCharacters', inBody(...place), [name, odd])]
}

function viewName({ one, path, row }: Meaning): Finding[] {
  if (one.location.kind !== 'view' || row?.location.kind !== 'view' || !namesLocation(one, row.location)) return []
  const [sent, delivered] = [one.location.name, row.location.name]
  if (sent === delivered) return []
  const place = [...path, 'view', 'name']
  const fix = setting('useDelivered', place, delivered)
  return [violation('viewNameCase', inBody(...place), [sent, delivered], { fix })]
}

function state({ one, path }: Meaning): Finding[] {
  if (one.type !== 'click' || one.state === undefined) return []
  const { mbox, view } = one.raw
  const place = [...path, mbox ? 'mbox' : view ? 'view' : 'pageLoad', 'state']
  return [violation('stateInClick', inBody(...place), [], { fix: removing(place) })]
}

function impression({ one, path, row }: Meaning): Finding[] {
  const place = inBody(...path, 'impressionId')
  if (one.countId === undefined) return [violation('impressionIdMissing', place)]
  const isUsed = row && countedDisplays(row).some(({ countId }) => countId === one.countId)
  return isUsed ? [violation('impressionIdUsed', place, [one.countId])] : []
}
