import { draftingOf } from '../../core/dialect/draftings.ts'
import type { Drafting } from '../../core/dialect/drafting.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { openedRequest } from '../../core/dialect/openedRequest.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { requestBody } from '../../core/exchange/exchange.ts'
import type { Path } from '../../core/json/jsonPath.ts'
import { answeredDecision } from '../../core/ledger/history.ts'
import { newestDecision, type Row } from '../../core/ledger/row.ts'
import { changesOf, parsePath, placeText } from '../../core/scenario/changes.ts'
import type { Text } from './createText.ts'

/** A member that a send changed: the editor's field that shows it, or its path where no field does. */
type SentChange = { kind: 'field'; field: string } | { kind: 'path'; path: string }

/**
 * What a send changed against the notification of the decision that it is for, as the protocol builds it; each field once. Ids and
 * times that are new in every send are not changes. Undefined where the row has no decision to compare with.
 */
function sentChanges(read: ParsedExchange, row: Row, drafting: Drafting): SentChange[] | undefined {
  const [notification] = read.dialect.notificationsOf(read)
  const decision = notification ? answeredDecision(row, notification) : newestDecision(row)
  if (!decision || drafting === plainDrafting || decision.read.dialect !== read.dialect) return undefined
  const { exchange, time } = read
  const { url, body } = openedRequest(exchange.request && { ...exchange.request, body: requestBody(exchange) })
  const ofDecision = { ...row, decisions: [decision] }
  const newId = (): string => NEW_ID
  const begun = drafting.begin(ofDecision, { calls: [decision.read], sessionFor: newId, now: time, newId })
  if (!begun) return undefined
  const { changes } = changesOf({ url, body }, begun.opened, { drafting, now: time })
  const found = changes.flatMap(({ path }) => changeAt(path, drafting))
  // A library adds much to the rest of the request.
  const isOfLibrary = exchange.request?.asServer === true || exchange.claim !== undefined
  const own = isOfLibrary ? found.filter(change => isOfNotification(change, drafting)) : found
  return [...new Map(own.map(change => [JSON.stringify(change), change])).values()]
}

const NEW_ID = 'new id'

/** What a send changed, in words: the members, or that it changed nothing; empty where it is not known. */
export function sentChangesOf(read: ParsedExchange, row: Row, { t, coded }: Pick<Text, 't' | 'coded'>): string {
  const changes = sentChanges(read, row, draftingOf(read) ?? plainDrafting)
  if (!changes) return ''
  if (changes.length === 0) return t('changedNothing')
  return changes.map(change => (change.kind === 'field' ? coded(`field_${change.field}`) : change.path)).join(', ')
}

function changeAt(place: string, drafting: Drafting): SentChange {
  const [part, ...path]: Path = parsePath(place) ?? []
  const at = drafting.fieldAt(part === 'body' ? { in: 'body', path } : { in: 'url' })
  return at ? { kind: 'field', field: at.field } : { kind: 'path', path: placeText(place) }
}

function isOfNotification(change: SentChange, { fields }: Drafting): boolean {
  return change.kind === 'field' && fields.some(({ name }) => name === change.field)
}
