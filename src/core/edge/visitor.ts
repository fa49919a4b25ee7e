import { fromBase64 } from '../import/bytes.ts'
import { member } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import type { EdgeCall } from './read.ts'

/** The name of the cookie that holds a visitor's ECID. */
export const IDENTITY_COOKIE = /^kndctr_.+_identity$/

const CONSENT_COOKIE = /^kndctr_.+_consent$/

/** The visitor's ECID in the request: in an identity map, else in the cookie that the Web SDK copies into the body. */
export const askedEcid = memoize(({ request, events }: EdgeCall): string | undefined => {
  const maps = [request?.xdm?.identityMap, ...events.map(({ xdm }) => xdm?.identityMap)]
  const mapped = maps.map(ecidInMap).find(id => id !== undefined)
  return mapped ?? ecidInCookies(request?.meta?.state?.entries)
})

/** The visitor's ECID in the answer: as its identity, else in a cookie that it sets. */
export const answeredEcid = memoize(({ response }: EdgeCall): string | undefined => {
  const identity = response?.ids.find(({ namespace }) => namespace?.code === 'ECID')
  return identity?.id ?? ecidInCookies(response?.state)
})

/** The visitor's consent in the request, and in the answer, as written. */
export function consentOf({ request, response }: Pick<EdgeCall, 'request' | 'response'>) {
  const values = (request?.consent ?? []).map(({ value }) => member(value, 'general'))
  const asked = values.find(value => typeof value === 'string')
  return [
    asked === undefined ? cookie(request?.meta?.state?.entries, CONSENT_COOKIE) : `general=${asked}`,
    cookie(response?.state, CONSENT_COOKIE),
  ] as const
}

function ecidInMap(map: unknown): string | undefined {
  const list = member(map, 'ECID')
  const ids = (Array.isArray(list) ? list : []).map(entry => member(entry, 'id'))
  return ids.find(id => typeof id === 'string' && id !== '') as string | undefined
}

type Cookies = readonly { key?: string | undefined; value?: string | undefined }[] | undefined

function cookie(cookies: Cookies, name: RegExp): string | undefined {
  return cookies?.find(({ key = '' }) => name.test(key))?.value
}

function ecidInCookies(cookies: Cookies): string | undefined {
  const value = cookie(cookies, IDENTITY_COOKIE)
  return value === undefined ? undefined : readIdentityCookie(value)
}

/** The ECID in the value of the cookie `kndctr_ORG_identity`: base64 of a protocol buffer whose field 1 is the ECID. */
export function readIdentityCookie(value: string): string | undefined {
  const text = value.replaceAll(/%3D/gi, '=').replaceAll('-', '+').replaceAll('_', '/')
  const bytes = fromBase64(text) ?? ''
  // Field 1 of wire type 2, and a length below 128.
  const length = bytes.charCodeAt(1)
  const ecid = bytes.slice(2, 2 + length)
  return bytes.charCodeAt(0) === 0x0a && /^\d{20,}$/.test(ecid) ? ecid : undefined
}
