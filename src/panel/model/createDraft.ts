import { parseAddress } from '../../core/delivery/address.ts'
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { isObject, parseJson, toJson, type JsonObject } from '../../core/json.ts'
import { indexRows } from '../../core/ledger/match.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { NotificationRequest } from '../../core/notification/draft.ts'
import { applyEdits } from '../../core/notification/edits.ts'
import { fieldOf } from '../../core/notification/fieldOf.ts'
import type { Finding, Mend, Place } from '../../core/notification/finding.ts'
import {
  fieldsOf,
  firstNotification,
  readField,
  restoreField,
  writeField,
  type Field,
} from '../../core/notification/fields.ts'
import { lint } from '../../core/notification/lint.ts'

/** A notification being edited. The JSON is the truth; the fields read from it and write into it. */
export interface Draft {
  row: Row
  url: Signal<string>
  json: Signal<string>
  /** Undefined while the JSON is no object: the fields rest, and show what they showed last. */
  body: ReadonlySignal<JsonObject | undefined>
  fields: ReadonlySignal<readonly Field[]>
  /** Where it goes: the host, and the client or organisation that it counts for. */
  target: ReadonlySignal<{ host: string; client: string }>
  /** The fields that differ from what was built. */
  changed: ReadonlySignal<readonly Field[]>
  /** Whether anything differs from what was built. */
  isEdited: ReadonlySignal<boolean>
  findings: ReadonlySignal<readonly Finding[]>
  /** The field that shows a finding's place. */
  fieldOf: (place: Place) => Field | undefined
  /** Does what a finding offers. */
  mend: (mend: Mend) => void
  read: (field: Field) => string
  write: (field: Field, text: string) => void
  /** Puts one field back to what was built. */
  undo: (field: Field) => void
  /** Puts everything back to what was built. */
  reset: () => void
  /** The body as it goes out: without white space, as at.js writes it, unless it was typed in another form. */
  wire: () => string
  /** The exchange that it was last sent in. */
  sentIn: Signal<string | undefined>
}

export interface DraftOptions {
  row: Row
  request: NotificationRequest
  rows: ReadonlySignal<readonly Row[]>
  now: () => number
}

export function createDraft({ row, request, rows, now }: DraftOptions): Draft {
  const built = firstNotification(request.body)
  const builtJson = toJson(request.body) ?? '{}'
  const json = signal(builtJson)
  const url = signal(request.url)
  const body = computed(() => {
    const parsed = parseJson(json.value)
    return parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : undefined
  })
  let readable = request.body
  const notification = computed(() => firstNotification((readable = body.value ?? readable)))
  const fields = computed(() => fieldsOf(notification.value))

  const known = computed(() => withRow(rows.value, row))

  const change = (changed: (body: JsonObject) => JsonObject): void => {
    if (body.value) json.value = toJson(changed(body.value)) ?? json.value
  }
  return {
    row,
    url,
    json,
    body,
    fields,
    target: computed(() => {
      const { host = url.value, client, imsOrgId } = parseAddress(url.value)
      return { host, client: client ?? imsOrgId ?? '–' }
    }),
    changed: computed(() => {
      if (body.value === undefined) return []
      return fields.value.filter(field => readField(notification.value, field) !== readField(built, field))
    }),
    isEdited: computed(() => json.value !== builtJson || url.value !== request.url),
    findings: computed(() => lint(url.value, json.value, now(), known.value)),
    fieldOf,
    mend: ({ edits }) => {
      if (body.value === undefined) return
      const mended = applyEdits({ url: url.value, body: body.value }, edits)
      url.value = mended.url
      if (mended.body !== body.value) json.value = toJson(mended.body) ?? json.value
    },
    read: field => readField(notification.value, field),
    write: (field, text) => change(known => writeField(known, field, text)),
    undo: field => change(known => restoreField(known, field, built)),
    reset: () => {
      json.value = builtJson
      url.value = request.url
    },
    wire: () => (body.value && toJson(body.value) === json.value ? JSON.stringify(body.value) : json.value),
    sentIn: signal<string>(),
  }
}

/** The row as it is now and everything handed out; a row that was cleared still knows its own token. */
function withRow(rows: readonly Row[], row: Row) {
  const current = rows.find(({ id }) => id === row.id)
  const handedOut = rows.filter(({ handouts }) => handouts.length > 0)
  return { row: current ?? row, index: indexRows(current ? handedOut : [...handedOut, row]) }
}
