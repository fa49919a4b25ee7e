import { authorityOf } from '../../core/exchange/host.ts'
import { parseAddress } from '../../core/delivery/address.ts'
import { member, toJson } from '../../core/json/json.ts'
import { numberText } from '../../core/json/writtenNumbers.ts'
import type { NotificationRequest } from '../../core/delivery/notification/draft.ts'
import type { VisitDoubt } from '../../core/delivery/notification/visit.ts'
import type { Visits } from './createVisits.ts'

/** Where a request counts: every text is as in the request, undefined where it is missing there. */
export interface CountsIn {
  /** Host and port as a browser reads them from the URL; a non-ASCII host is in punycode. */
  host: string
  /** Scheme and host as a browser reads them. */
  origin: string
  path: string
  /** The host as written, where it is not ASCII. */
  writtenHost: string | undefined
  /** Whether the inspected tab was seen calling that host. */
  isCalled: boolean
  /** The client, or the organisation that the SDKs send instead. */
  client: string | undefined
  property: string | undefined
  environmentId: string | undefined
  /** The page's host, from which Target derives the environment when no id is given. */
  pageHost: string | undefined
  /** Whether the request carries a QA mode token. */
  isQaMode: boolean
  sessionId: string | undefined
  /** The reason why the session is doubtful. */
  sessionDoubt: VisitDoubt | undefined
}

/** Reads from a request's URL and body where it will count. */
export function countsIn(
  { url, body }: NotificationRequest,
  { doubtOf, hasCalled }: Pick<Visits, 'doubtOf' | 'hasCalled'>,
): CountsIn {
  const { client, imsOrgId, sessionId } = parseAddress(url)
  const target = targetOf(url)
  const context = body['context']
  const environmentId = body['environmentId']
  return {
    ...target,
    isCalled: hasCalled(target.host),
    client: client ?? imsOrgId,
    property: textOf(member(body['property'], 'token')),
    environmentId:
      environmentId === undefined ? undefined : (numberText(body, 'environmentId') ?? toJson(environmentId, 0)),
    pageHost: textOf(member(member(context, 'browser'), 'host')) ?? hostOf(member(member(context, 'address'), 'url')),
    isQaMode: textOf(member(body['qaMode'], 'token')) !== undefined,
    sessionId,
    sessionDoubt: doubtOf(sessionId ?? ''),
  }
}

/** Where a URL leads, by the same rules as the request that goes there. */
function targetOf(url: string): Pick<CountsIn, 'host' | 'origin' | 'path' | 'writtenHost'> {
  const written = authorityOf(url)
  const writtenHost = written !== undefined && /[^\p{ASCII}]/u.test(written) ? written : undefined
  if (!URL.canParse(url)) return { host: written || url, origin: url, path: '', writtenHost }
  const { host, protocol, pathname } = new URL(url)
  return { host, origin: `${protocol}//${host}`, path: pathname, writtenHost }
}

function hostOf(url: unknown): string | undefined {
  return typeof url === 'string' ? parseAddress(url).host : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
