import * as v from 'valibot'
import type { FieldTexts, ServerSdkField } from '../../dialect/serverSdk.ts'
import { parseObject } from '../../json/json.ts'
import type { CustomerIds } from './customerIds.ts'
import type { Client, SdkOptions } from './options.ts'
import type { SupplementalData } from './supplementalData.ts'

/** The options and the configuration that a tester can fill in, with the SDKs' names. */
export const SDK_FIELDS = [
  { name: 'sessionId', of: 'options' },
  { name: 'targetCookie', of: 'options' },
  { name: 'targetLocationHint', of: 'options' },
  { name: 'consumerId', of: 'options', placeholder: 'target-global-mbox' },
  { name: 'customerIds', of: 'options', placeholder: '{"crm": {"id": "…", "authState": 1}}', isLong: true },
  { name: 'supplementalData', of: 'options', placeholder: '{"current": {"id": "…", "consumers": []}}', isLong: true },
  { name: 'client', of: 'configuration' },
  { name: 'organizationId', of: 'configuration' },
  { name: 'serverDomain', of: 'configuration' },
  { name: 'secure', of: 'configuration', choices: ['true', 'false'] },
  { name: 'environmentId', of: 'configuration' },
  { name: 'propertyToken', of: 'configuration' },
  { name: 'version', of: 'configuration' },
  { name: 'timeout', of: 'configuration', placeholder: '3000' },
] as const satisfies readonly ServerSdkField[]

type SdkFieldName = (typeof SDK_FIELDS)[number]['name']

/** The form of a text that a field cannot take. */
export type Expected = 'number' | 'customerIds' | 'supplementalData'

/** The values of all fields, or the first field whose text is not a value. */
export type ReadSdkFields =
  | { kind: 'values'; options: Omit<SdkOptions, 'request'>; client: Client }
  | { kind: 'unreadable'; field: SdkFieldName; expected: Expected }

/** Reads the texts of the fields; an empty one is an absent value. */
export function readSdkFields(texts: FieldTexts): ReadSdkFields {
  const text = (name: SdkFieldName): string | undefined => texts[name]?.trim() || undefined
  const customerIds = readCustomerIds(text('customerIds'))
  const supplementalData = readSupplementalData(text('supplementalData'))
  const environmentId = readNumber(text('environmentId'))
  const timeout = readNumber(text('timeout'))
  if (customerIds === INVALID) return { kind: 'unreadable', field: 'customerIds', expected: 'customerIds' }
  if (supplementalData === INVALID)
    return { kind: 'unreadable', field: 'supplementalData', expected: 'supplementalData' }
  if (environmentId === INVALID) return { kind: 'unreadable', field: 'environmentId', expected: 'number' }
  if (timeout === INVALID) return { kind: 'unreadable', field: 'timeout', expected: 'number' }
  return {
    kind: 'values',
    options: {
      sessionId: text('sessionId'),
      targetCookie: text('targetCookie'),
      targetLocationHint: text('targetLocationHint'),
      consumerId: text('consumerId'),
      customerIds,
      supplementalData,
    },
    client: {
      client: text('client') ?? '',
      organizationId: text('organizationId') ?? '',
      serverDomain: text('serverDomain'),
      secure: text('secure') !== 'false',
      environmentId,
      propertyToken: text('propertyToken'),
      version: text('version'),
      timeout,
    },
  }
}

const INVALID: unique symbol = Symbol('not a value of the field')

function readNumber(text: string | undefined): number | undefined | typeof INVALID {
  if (text === undefined) return undefined
  return /^\d{1,15}$/.test(text) ? Number(text) : INVALID
}

function readCustomerIds(text: string | undefined): CustomerIds | undefined | typeof INVALID {
  return readObject(text, v.record(v.string(), v.union([v.string(), CUSTOMER])))
}

function readSupplementalData(text: string | undefined): SupplementalData | undefined | typeof INVALID {
  return readObject(text, v.object({ current: USED_ID, last: v.optional(USED_ID) }))
}

const CUSTOMER = v.looseObject({ id: v.optional(v.string()), authState: v.optional(v.number()) })
const USED_ID = v.object({ id: v.string(), consumers: v.array(v.string()) })

function readObject<Value>(
  text: string | undefined,
  schema: v.GenericSchema<unknown, Value>,
): Value | undefined | typeof INVALID {
  if (text === undefined) return undefined
  const read = v.safeParse(schema, parseObject(text))
  return read.success ? read.output : INVALID
}
