import { arrayOf } from '../arrayOf.ts'
import { isObject } from '../../../src/core/json/json.ts'
import { ecidOf, newEcid } from './identity.ts'

/** The names of an organization's cookies. */
export function cookiesOf(organization: string): Record<'identity' | 'cluster' | 'consent', string> {
  const start = `kndctr_${organization}`
  return { identity: `${start}_identity`, cluster: `${start}_cluster`, consent: `${start}_consent` }
}

/** The visitor's Experience Cloud id: from `meta.state.entries`, else from the header `Cookie`, else a new one. */
export function visitorOf(body: Record<string, unknown>, organization: string, cookieHeader = ''): string {
  const { identity } = cookiesOf(organization)
  const state = isObject(body.meta) && isObject(body.meta.state) ? body.meta.state : {}
  const entry = (arrayOf(state.entries) ?? []).filter(isObject).find(({ key }) => key === identity)
  const cookie = cookieHeader.split('; ').find(pair => pair.startsWith(`${identity}=`))
  const value = entry?.value ?? cookie?.slice(identity.length + 1)
  return (typeof value === 'string' ? ecidOf(decodeURIComponent(value)) : undefined) ?? newEcid()
}
