import { maskTntId, type PersonalMember } from '../dialect/personal.ts'
import type { Path } from '../json/jsonPath.ts'

/** The response tokens that describe a visitor have names by which Target groups them, in every protocol. */
export function responseTokensAt(pattern: string): readonly PersonalMember[] {
  const named = (prefix: RegExp) => (_: unknown, path: Path) => path.some(step => prefix.test(String(step)))
  return [
    { pattern: `${pattern}.*`, kind: 'visitorIds', when: named(VISITOR_TOKEN), replace: maskTntId },
    { pattern: `${pattern}.*`, kind: 'ipAndGeo', when: named(/^geo\./) },
    { pattern: `${pattern}.*`, kind: 'profileParameters', when: named(/^(?:profile|user|crs)\./) },
  ]
}

const VISITOR_TOKEN = /^profile\.(?:tntId|thirdPartyId|marketingCloudVisitorId|pcId)$/i
