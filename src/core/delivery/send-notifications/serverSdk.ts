import type { FieldTexts, GivenToSdk, KnownToSdk, ServerSdk, ServerSdkCall } from '../../dialect/serverSdk.ts'
import { toJson } from '../../json/json.ts'
import { mboxCookieValue } from '../../target-cookie/mboxCookie.ts'
import { sdkAddress } from '../sdkAddress.ts'
import { buildCall, type HttpCall } from './buildCall.ts'
import type { Dropped, GeneratedValues } from './options.ts'
import { readSdkFields, SDK_FIELDS } from './sdkFields.ts'
import { sendNotifications } from './sendNotifications.ts'

/** The SDKs' `sendNotifications` as the editor uses it. */
export const deliverySdk: ServerSdk = { fields: SDK_FIELDS, known, build }

function known({ url, cookie, visit, called }: KnownToSdk): FieldTexts {
  const { client, organizationId, sessionId, locationHint, serverDomain, isSecure } = sdkAddress(url)
  const texts = {
    sessionId: sessionId ?? visit?.sessionId,
    targetCookie: mboxCookieValue(cookie) || visit?.targetCookie,
    targetLocationHint: locationHint ?? visit?.locationHint,
    client,
    // Pages name the client, and servers the organization: another call may have it.
    organizationId: organizationId ?? called.map(one => sdkAddress(one).organizationId).findLast(Boolean),
    serverDomain,
    secure: isSecure ? 'true' : 'false',
  }
  return Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text] as const] : [])))
}

function build({ body, texts, ...generating }: GivenToSdk): ServerSdkCall {
  const read = readSdkFields(texts)
  if (read.kind === 'unreadable') return read
  if (body === undefined) return { kind: 'refused', why: 'notJson' }
  const { client } = read
  const options = { ...read.options, request: body }
  const fresh = generatedValues(generating)
  const built = buildCall(options, client, fresh)
  if (built.kind === 'invalid') return { kind: 'refused', why: built.refusal }
  return {
    kind: 'call',
    call: built.call,
    dropped: built.call.dropped.map(toPart),
    next: nextTexts(built.call),
    send: (transport, { signal }) => sendNotifications({ ...options, signal }, client, transport, fresh),
  }
}

function generatedValues({ now, minutesEast, idFor }: Omit<GivenToSdk, 'body' | 'texts'>): GeneratedValues {
  const digits = idFor('supplementalDataId').toUpperCase()
  return {
    requestId: idFor('requestId'),
    callId: idFor('callId'),
    sessionId: idFor('sessionId'),
    supplementalDataId: `${digits.slice(0, 16)}-${digits.slice(16)}`,
    now,
    timeOffsetInMinutes: minutesEast,
  }
}

function nextTexts({ supplementalData }: HttpCall): FieldTexts {
  const text = supplementalData && toJson(supplementalData)
  return text === undefined ? {} : { supplementalData: text }
}

const DROPPED = {
  'unknown member': 'unknownMember',
  'invalid notification': 'notification',
  'invalid mbox': 'mbox',
} as const satisfies Record<Dropped['reason'], string>

function toPart(dropped: Dropped) {
  const members = dropped.reason === 'invalid notification' ? dropped.errors : []
  return { code: DROPPED[dropped.reason], path: dropped.path, members }
}
