import { callOfRow } from '../ledger/row.ts'
import type { Drafting, FieldAt } from './drafting.ts'
import { openedRequest } from './openedRequest.ts'
import { toPlainJson } from './plainJson.ts'

const URL_FIELD: FieldAt = { field: 'url', index: 0 }

/**
 * The drafting of a protocol without a separate one: its requests are a URL and JSON, opened as they were sent, and nothing is
 * known about their members.
 */
export const plainDrafting: Drafting = {
  begin: row => {
    const sent = row.notifications.map(({ notification }) => notification).toSorted((a, b) => a.time - b.time)
    const read = sent.at(-1)?.read ?? callOfRow(row)
    return read && { opened: openedRequest(read.exchange.request), read, doubts: [] }
  },
  renewals: () => [],
  looksFresh: () => false,
  notificationsIn: () => [],
  withNotifications: body => body,
  duplicate: notification => notification,
  nameOf: () => ({ type: undefined, location: { kind: 'none' } }),
  fields: [],
  requestFields: [{ name: URL_FIELD.field, isLong: true }],
  hasField: () => false,
  readField: ({ url }, { field }) => (field === URL_FIELD.field ? url : ''),
  writeField: (request, { field }, text) => (field === URL_FIELD.field ? { ...request, url: text } : request),
  restoreField: (request, { field }, from) => (field === URL_FIELD.field ? { ...request, url: from.url } : request),
  follow: request => request,
  followersOf: () => [],
  fieldAt: place => (place.in === 'url' ? URL_FIELD : undefined),
  check: () => [],
  presets: [],
  preset: () => undefined,
  faults: [],
  fault: () => ({ kind: 'requests', requests: [] }),
  formats: [{ name: 'JSON', write: toPlainJson }],
  goodOutcome: 'Accepted',
  json: { membersAt: () => [], valuesAt: () => [] },
  countsIn: () => ({ sentences: [], facts: ['url'], scope: [], sessionId: undefined }),
  pagesOwn: () => undefined,
  differences: () => [],
  resultsOf: () => [],
}
