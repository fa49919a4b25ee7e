import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { judgePairs, pairMembers } from '../../core/dialect/compareMembers.ts'
import type { Difference } from '../../core/dialect/difference.ts'
import type { Drafting } from '../../core/dialect/drafting.ts'
import { openedRequest } from '../../core/dialect/openedRequest.ts'
import { requestBody } from '../../core/exchange/exchange.ts'
import { splitUrl } from '../../core/exchange/url.ts'
import type { JsonObject } from '../../core/json/json.ts'
import { pathText } from '../../core/json/jsonPath.ts'

/** How the requests of two sends differ, members that are new in every send apart. */
export interface SendDifferences {
  /** In `pages` the first send's value, in `yours` the second's. */
  differences: readonly Difference[]
  /** Paths of members that are new in every send. */
  renewed: readonly string[]
}

/** Compares the URLs and the bodies of two sends, member by member. */
export function sendDifferences(first: ParsedExchange, second: ParsedExchange, drafting: Drafting): SendDifferences {
  const [one, other] = [sentRequest(first), sentRequest(second)]
  const fresh = freshPaths(other.body, second.time, drafting)
  const pairs = [...pairMembers('url', one.url, other.url), ...pairMembers('request', one.body, other.body)]
  const all = judgePairs(pairs, {
    isNew: ({ part, path }) => part === 'request' && fresh.has(path),
    explain: () => undefined,
  })
  return {
    differences: all.filter(({ kind }) => kind !== 'equal' && kind !== 'new for every send'),
    renewed: all.filter(({ kind }) => kind === 'new for every send').map(({ path }) => path),
  }
}

/** A text that is not a JSON object is compared as one member. */
function sentRequest({ exchange }: ParsedExchange): { url: JsonObject; body: JsonObject } {
  const { request } = exchange
  const opened = openedRequest(request && { ...request, body: requestBody(exchange) })
  const { base, query } = splitUrl(opened.url)
  const isText = opened.text !== undefined && Object.keys(opened.body).length === 0
  return { url: { url: base, ...Object.fromEntries(query) }, body: isText ? { body: opened.text } : opened.body }
}

function freshPaths(body: JsonObject, now: number, drafting: Drafting): ReadonlySet<string> {
  const isKept = (): boolean => false
  return new Set(drafting.renewals(body, { now, newId: () => '', isKept }).map(({ path }) => pathText(path)))
}
