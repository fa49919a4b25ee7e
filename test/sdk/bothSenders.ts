import TargetClient from '@adobe/target-nodejs-sdk'
import { bodyOf } from '../fixtures/exchanges.ts'
import { member, parseJson } from '../../src/core/json/json.ts'
import { parseAddress } from '../../src/core/delivery/address.ts'
import { buildCall, type BuiltCall } from '../../src/core/delivery/send-notifications/buildCall.ts'
import { sendNotifications, type SendResult } from '../../src/core/delivery/send-notifications/sendNotifications.ts'
import type { Client, GeneratedValues, SdkOptions } from '../../src/core/delivery/send-notifications/options.ts'

/** One HTTP call as it went out. */
export interface WireCall {
  url: string
  method: string
  body: string
  headers: Record<string, string>
}

/** What the edge answers: a status, and a body as text or as what becomes JSON. */
export interface Canned {
  status?: number
  body?: unknown
}

/** What the SDK's promise resolves to, as far as the tests look into it. */
export interface SdkResult {
  request: object
  response: object
  analyticsDetails?: object[]
  trace?: object[]
}

export type SdkOutcome = { calls: WireCall[]; result?: SdkResult; error?: unknown }

interface Sdk {
  sendNotifications(options: { request: object }): Promise<SdkResult>
}

export const client: Client = { client: 'demo', organizationId: 'ORG@AdobeOrg' }

/** Sends with Adobe's SDK for Node, telemetry off, against a canned answer; what it throws comes back as `error`. */
export async function sendWithSdk(
  options: SdkOptions & { visitor?: object },
  config: Partial<Client> = {},
  canned: Canned = {},
): Promise<SdkOutcome> {
  const calls: WireCall[] = []
  const target = createSdk(config, calls, canned)
  try {
    // The SDK writes into the request that it is given.
    const result = await target.sendNotifications({ ...options, request: structuredClone(options.request) })
    return { calls, result: asJson(result) as SdkResult }
  } catch (error) {
    return { calls, error }
  }
}

/** The SDK's client, whose calls are recorded and answered from the can. */
export function createSdk(config: Partial<Client>, calls: WireCall[], canned: Canned = {}): Sdk {
  const fetchApi: typeof fetch = (input, init) => {
    const { method = '', body, headers } = init ?? {}
    calls.push({
      url: input instanceof Request ? input.url : input.toString(),
      method,
      body: typeof body === 'string' ? body : '',
      headers: Object.fromEntries(new Headers(headers)),
    })
    return Promise.resolve(new Response(textOf(canned), { status: canned.status ?? 200 }))
  }
  return TargetClient.create({ ...client, ...config, telemetryEnabled: false, fetchApi }) as unknown as Sdk
}

/**
 * Sends with ours against the same answer. The ids that the SDK generated are given as our fresh ones, so that what
 * goes out can be compared exactly.
 */
export async function sendWithOurs(
  options: SdkOptions,
  config: Partial<Client> = {},
  canned: Canned = {},
  fresh: Partial<GeneratedValues> = {},
): Promise<{ calls: WireCall[]; result: SendResult; built: BuiltCall }> {
  const calls: WireCall[] = []
  const generated = { ...freshOnes(), ...fresh }
  const result = await sendNotifications(
    options,
    { ...client, ...config },
    ({ url, method, body, headers }) => {
      calls.push({ url, method, body, headers: { ...headers } })
      return Promise.resolve({
        kind: 'answered',
        time: Date.now(),
        status: canned.status ?? 200,
        body: bodyOf(textOf(canned) ?? ''),
      })
    },
    generated,
  )
  const built = buildCall(options, { ...client, ...config }, generated)
  return { calls, result: asJson(result) as SendResult, built }
}

/** The ids of an SDK call. */
export function idsOf({ url, body, headers }: WireCall): Partial<GeneratedValues> {
  const reading = parseJson(body)
  const request = reading.kind === 'json' ? reading.value : undefined
  const analytics = member(member(request, 'experienceCloud'), 'analytics')
  return {
    requestId: String(member(request, 'requestId')),
    callId: headers['x-request-id'] ?? '',
    sessionId: parseAddress(url).sessionId ?? '',
    supplementalDataId: String(member(analytics, 'supplementalDataId')),
  }
}

function freshOnes(): GeneratedValues {
  return {
    requestId: 'fresh-request',
    callId: 'fresh-call',
    sessionId: 'fresh-session',
    supplementalDataId: 'FRESH',
    now: Date.now(),
    timeOffsetInMinutes: -new Date().getTimezoneOffset(),
  }
}

function textOf({ status, body }: Canned): string | null {
  if (status === 204) return null
  return typeof body === 'string' ? body : JSON.stringify(body ?? { status: 200 })
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
