import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createBoundedSet } from './bounded.ts'
import type { Location } from './location.ts'

export type Seal = {
  /** A fresh state: base64 of 48 bytes, 64 characters. Remembers that this location was delivered with a state. */
  seal(location: Location, session: string): string
  /** True when this server made the state for this location in this session. */
  isGenuine(state: string, location: Location, session: string): boolean
  /** True when the session was given a state for the location. */
  isOwed(location: Location, session: string): boolean
}

const NONCE_BYTES = 16
const MAX_REMEMBERED = 50_000

/**
 * Makes and recognises `state`: a nonce and an HMAC of location, session and nonce, under a key that only this server
 * has.
 */
export function createSeal(): Seal {
  const key = randomBytes(32)
  const deliveredLocations = createBoundedSet(MAX_REMEMBERED)
  const sign = (nonce: Buffer, location: Location, session: string) =>
    createHmac('sha256', key).update(nonce).update(nameOf(location, session)).digest()
  return {
    seal(location, session) {
      const nonce = randomBytes(NONCE_BYTES)
      deliveredLocations.add(nameOf(location, session))
      return Buffer.concat([nonce, sign(nonce, location, session)]).toString('base64')
    },
    isGenuine(state, location, session) {
      const bytes = Buffer.from(state, 'base64')
      // Node decodes damaged base64 leniently: only the exact text counts.
      if (bytes.length !== NONCE_BYTES + 32 || bytes.toString('base64') !== state) return false
      const expected = sign(bytes.subarray(0, NONCE_BYTES), location, session)
      return timingSafeEqual(bytes.subarray(NONCE_BYTES), expected)
    },
    isOwed: (location, session) => deliveredLocations.has(nameOf(location, session)),
  }
}

function nameOf({ kind, name }: Location, session: string): string {
  return JSON.stringify([kind, name, session])
}
