import TargetClient, { type Cookie } from '@adobe/target-nodejs-sdk'
import type { IncomingMessage } from 'node:http'
import { account } from './account.ts'

/** The value for the page's `targetGlobalSettings.serverState`. */
export type ServerState = { request: Record<string, unknown>; response: Record<string, unknown> }

export type ServerOffers = { state: ServerState; cookie: string | undefined }

export type ServerTarget = {
  /** Asks Target for a page's offers, as the visitor of this request; undefined when Target does not answer. */
  offersFor(request: IncomingMessage, wanted: object): Promise<ServerOffers | undefined>
}

/** The Target client of the shop's server: Adobe's own SDK for Node, kept on the edge at `edgeUrl`. */
export function createServerTarget(edgeUrl: string): ServerTarget {
  const { client, organizationId, property } = account
  const target = TargetClient.create({
    client,
    organizationId,
    telemetryEnabled: false,
    fetchApi: (input, init) => fetch(toEdge(input, edgeUrl), init),
  })
  return {
    async offersFor(request, wanted) {
      const targetCookie = cookieOf(request, 'mbox')
      try {
        const offers = await target.getOffers({
          request: { context: contextOf(request), property: { token: property }, ...fromQuery(request), ...wanted },
          ...(targetCookie !== undefined && { targetCookie }),
        })
        const { request: sent, response, targetCookie: kept } = offers
        return { state: { request: sent, response }, cookie: kept && toSetCookie(kept) }
      } catch {
        return undefined
      }
    },
  }
}

// A visitor's cluster makes the SDK call a host of Adobe's.
function toEdge(input: string | URL | Request, edgeUrl: string): URL {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input)
  return new URL(pathname + search, edgeUrl)
}

function contextOf({ headers, url }: IncomingMessage): object {
  return {
    channel: 'web',
    userAgent: headers['user-agent'] ?? '',
    timeOffsetInMinutes: 0,
    address: { url: `http://${headers.host ?? 'shop'}${url ?? '/'}`, referringUrl: headers.referer ?? '' },
  }
}

// The switches of the page's own requests, as far as they apply to the server.
function fromQuery({ url = '/' }: IncomingMessage): object {
  const query = new URL(`http://shop${url}`).searchParams
  const [environment, logging, trace] = ['environmentId', 'logging', 'authorization'].map(name => query.get(name))
  return {
    ...(environment && { environmentId: Number(environment) }),
    ...(logging && { experienceCloud: { analytics: { logging } } }),
    ...(trace && { trace: { authorizationToken: trace } }),
  }
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = headers.cookie?.split('; ') ?? []
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

function toSetCookie({ name, value, maxAge }: Cookie): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax`
}
