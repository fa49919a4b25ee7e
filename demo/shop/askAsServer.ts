import type { IncomingMessage } from 'node:http'

/** The server's call to the Edge Network, as the page's `applyResponse` takes it, and the cookies to set. */
type ServerAnswer = {
  answer: { responseHeaders: Record<string, string>; responseBody: { handle: Handle[] } }
  cookies: string[]
}

type Handle = { type: string; payload: { key?: string; value?: string; maxAge?: number }[] }

/**
 * The shop's own server as a client of the Edge Network: asks for the page's content, and reports nothing. Resolves to
 * undefined when the Edge Network does not answer.
 */
export async function askAsServer(
  edgeUrl: string,
  { headers, url = '/' }: IncomingMessage,
): Promise<ServerAnswer | undefined> {
  const event = { xdm: { web: { webPageDetails: { URL: `http://${headers.host ?? 'shop'}${url}` } } } }
  const query = { identity: { fetch: ['ECID'] }, personalization: { decisionScopes: ['__view__'] } }
  const response = await fetch(`${edgeUrl}/ee/v2/interact?dataStreamId=teahouse`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': headers['user-agent'] ?? '',
      cookie: headers.cookie ?? '',
    },
    body: JSON.stringify({ event, query }),
  }).catch(() => undefined)
  if (!response?.ok) return undefined
  const { handle } = (await response.json()) as { handle: Handle[] }
  const isState = ({ type }: Handle): boolean => type === 'state:store'
  return {
    answer: {
      responseHeaders: { 'x-adobe-edge': response.headers.get('x-adobe-edge') ?? '' },
      // The server sets the cookies itself.
      responseBody: { handle: handle.filter(one => !isState(one)) },
    },
    cookies: handle
      .filter(isState)
      .flatMap(({ payload }) => payload)
      .map(({ key, value, maxAge }) => `${key}=${value}; Path=/; Max-Age=${maxAge}`),
  }
}
