import type { Counting } from '../../core/dialect/counting.ts'
import type { Drafting, VisitDoubt } from '../../core/dialect/drafting.ts'
import { isTargetPath } from '../../core/dialect/targetUrls.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import { authorityOf } from '../../core/exchange/host.ts'
import type { Visits } from './createVisits.ts'

/** Where a request goes and counts. */
export interface CountsIn extends Counting {
  /** Host and port as a browser reads them from the URL; a non-ASCII host is in punycode. */
  host: string
  /** Scheme and host as a browser reads them. */
  origin: string
  path: string
  /** Whether path and query are those of a call to Target. */
  isTargets: boolean
  /** The host as written, where it is not ASCII. */
  writtenHost: string | undefined
  /** Whether the inspected tab was seen calling that host. */
  isCalled: boolean
  /** The reason why the session is doubtful. */
  sessionDoubt: VisitDoubt | undefined
}

/** Reads from a request's URL and body where it goes and where it will count. */
export function countsIn(
  request: NotificationRequest,
  drafting: Pick<Drafting, 'countsIn'>,
  { doubtOf, hasCalled }: Pick<Visits, 'doubtOf' | 'hasCalled'>,
): CountsIn {
  const target = targetOf(request.url)
  const counting = drafting.countsIn(request)
  return {
    ...target,
    ...counting,
    isCalled: hasCalled(target.host),
    sessionDoubt: doubtOf(counting.sessionId ?? ''),
  }
}

/** Where a URL leads, by the same rules as the request that goes there. */
function targetOf(url: string): Pick<CountsIn, 'host' | 'origin' | 'path' | 'isTargets' | 'writtenHost'> {
  const written = authorityOf(url)
  const writtenHost = written !== undefined && /[^\p{ASCII}]/u.test(written) ? written : undefined
  if (!URL.canParse(url)) return { host: written || url, origin: url, path: '', isTargets: false, writtenHost }
  const { host, protocol, pathname, search } = new URL(url)
  return {
    host,
    origin: `${protocol}//${host}`,
    path: pathname,
    isTargets: isTargetPath(pathname, search),
    writtenHost,
  }
}
