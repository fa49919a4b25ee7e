import { parseAddress } from '../../core/delivery/address.ts'
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { isObject, parseJson, toJson, type JsonObject } from '../../core/json.ts'
import type { RowIndex } from '../../core/ledger/match.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { NotificationRequest } from '../../core/notification/draft.ts'
import {
  fieldsOf,
  firstNotification,
  readField,
  restoreField,
  writeField,
  type Field,
} from '../../core/notification/fields.ts'
import { lint, type Finding } from '../../core/notification/lint.ts'

/** A notification being edited. The JSON is the truth; the fields read from it and write into it. */
export interface Draft {
  row: Row
  url: Signal<string>
  json: Signal<string>
  /** Undefined while the JSON is no object: the fields rest. */
  body: ReadonlySignal<JsonObject | undefined>
  fields: ReadonlySignal<readonly Field[]>
  /** Where it goes: the host, and the client or organisation that it counts for. */
  target: ReadonlySignal<{ host: string; client: string }>
  changed: ReadonlySignal<readonly Field[]>
  findings: ReadonlySignal<readonly Finding[]>
  read: (field: Field) => string
  write: (field: Field, text: string) => void
  /** Puts one field back to what was built. */
  undo: (field: Field) => void
  /** Puts everything back to what was built. */
  reset: () => void
  /** The body as it goes out: without white space, as at.js writes it, unless it was typed in another form. */
  wire: () => string
}

export interface DraftOptions {
  row: Row
  request: NotificationRequest
  index: ReadonlySignal<RowIndex>
  now: () => number
}

export function createDraft({ row, request, index, now }: DraftOptions): Draft {
  const built = firstNotification(request.body)
  const builtJson = toJson(request.body) ?? '{}'
  const json = signal(builtJson)
  const url = signal(request.url)
  const body = computed(() => {
    const parsed = parseJson(json.value)
    return parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : undefined
  })
  const notification = computed(() => firstNotification(body.value ?? {}))
  const fields = computed(() => fieldsOf(notification.value))

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
    changed: computed(() =>
      fields.value.filter(field => readField(notification.value, field) !== readField(built, field)),
    ),
    findings: computed(() => lint(url.value, json.value, now(), row, index.value)),
    read: field => readField(notification.value, field),
    write: (field, text) => change(known => writeField(known, field, text)),
    undo: field => change(known => restoreField(known, field, built)),
    reset: () => {
      json.value = builtJson
      url.value = request.url
    },
    wire: () => (body.value && toJson(body.value) === json.value ? JSON.stringify(body.value) : json.value),
  }
}
