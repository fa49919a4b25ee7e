import { randomInt } from 'node:crypto'

const DIGITS = 38
const ECID_FIELD = 0x0a

/** A new Experience Cloud id: 38 decimal digits. */
export function newEcid(): string {
  return Array.from({ length: DIGITS }, () => randomInt(10)).join('')
}

/** The value of the cookie `kndctr_ORG_identity`: base64 of a protocol buffer whose first field is the id. */
export function toIdentityCookie(ecid: string): string {
  return Buffer.concat([Buffer.from([ECID_FIELD, ecid.length]), Buffer.from(ecid)]).toString('base64url')
}

/** The id in such a value; undefined when it holds none. */
export function ecidOf(cookie: string): string | undefined {
  const bytes = Buffer.from(cookie, 'base64url')
  if (bytes[0] !== ECID_FIELD) return undefined
  const ecid = bytes.subarray(2, 2 + (bytes[1] ?? 0)).toString()
  return /^\d+$/.test(ecid) ? ecid : undefined
}
