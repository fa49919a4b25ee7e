import { toIdentityCookie } from './identity.ts'
import { cookiesOf } from './visitor.ts'

/** A part of an answer. */
export type Handle = { type: string; payload: object[]; eventIndex?: number }

const CLUSTER = 'irl1'
const HINT_SECONDS = 1_800
const IDENTITY_SECONDS = 34_128_000
const CONSENT_SECONDS = 15_552_000

/** The region that answers, as the header `X-Adobe-Edge` names it: its cluster, and the region of Audience Manager. */
export const REGION = 'IRL1;6'

export function identityResult(ecid: string): Handle {
  return { type: 'identity:result', payload: [{ id: ecid, namespace: { code: 'ECID' } }] }
}

/** Where the next calls go. */
export function locationHints(): Handle {
  return {
    type: 'locationHint:result',
    payload: [
      { scope: 'Target', hint: '37', ttlSeconds: HINT_SECONDS },
      { scope: 'AAM', hint: '6', ttlSeconds: HINT_SECONDS },
      { scope: 'EdgeNetwork', hint: CLUSTER, ttlSeconds: HINT_SECONDS },
    ],
  }
}

/** The cookies of identity and cluster, which the page's script sets. */
export function identityState(ecid: string, organization: string): Handle {
  const { identity, cluster } = cookiesOf(organization)
  return {
    type: 'state:store',
    payload: [
      { key: identity, value: toIdentityCookie(ecid), maxAge: IDENTITY_SECONDS },
      { key: cluster, value: CLUSTER, maxAge: HINT_SECONDS },
    ],
  }
}

/** The cookie of the consent that the visitor gave or refused. */
export function consentState(general: string, organization: string): Handle {
  const { consent } = cookiesOf(organization)
  return {
    type: 'state:store',
    payload: [{ key: consent, value: `general=${general}`, maxAge: CONSENT_SECONDS }],
  }
}
