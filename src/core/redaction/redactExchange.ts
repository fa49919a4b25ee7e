import {
  isBodyCut,
  type Body,
  type Exchange,
  type RequestSide,
  type ResponseSide,
  type StatedVisit,
} from '../exchange/exchange.ts'
import type { NetworkFacts } from '../network/networkFacts.ts'
import { mboxCookieValue } from '../target-cookie/mboxCookie.ts'
import { redactHeader, redactHeaderText } from './redactHeaders.ts'
import { redactText } from './redactText.ts'

/**
 * An exchange that is safe to share, as a file or in a ticket: without anything that lets its reader act as the visitor,
 * as the site or as a tester of the site. Ids of visit and visitor stay, and so do tokens and states of content.
 */
export function redactExchange(exchange: Exchange): Exchange {
  const { request, lateBody, response, network, frame } = exchange
  return {
    ...exchange,
    ...(frame && { frame: { origin: redactText(frame.origin), url: redactText(frame.url) } }),
    ...(request && { request: redactRequest(request) }),
    ...(lateBody && { lateBody: redactBody(lateBody) }),
    ...(response && { response: redactResponse(response) }),
    ...(network && { network: redactFacts(network) }),
  }
}

/** The same for the network log's details of a call. */
export function redactFacts(facts: NetworkFacts): NetworkFacts {
  const { url, requestHeaders, responseHeaders, statusText, failure, redirectUrl } = facts
  return {
    ...facts,
    url: redactText(url),
    statusText: redactText(statusText),
    requestHeaders: requestHeaders.map(redactHeader),
    responseHeaders: responseHeaders.map(redactHeader),
    ...(failure !== undefined && { failure: redactText(failure) }),
    ...(redirectUrl !== undefined && { redirectUrl: redactText(redirectUrl) }),
  }
}

/** The same for a body; a cut one stays marked as cut. */
export function redactBody(body: Body): Body {
  if (body.kind === 'unreadable') return { ...body, reason: redactText(body.reason) }
  if (body.kind !== 'text') return body
  const missing = body.length - body.text.length
  const text = redactText(body.text, { isCut: isBodyCut(body) })
  return { ...body, text, length: text.length + missing }
}

function redactRequest(request: RequestSide): RequestSide {
  const { url, body, visit } = request
  return { ...request, url: redactText(url), body: redactBody(body), ...(visit && { visit: redactVisit(visit) }) }
}

/** A file may contain all cookies of the visitor in place of the one that is needed. */
function redactVisit({ sessionId, targetCookie, locationHint }: StatedVisit): StatedVisit {
  return {
    ...(sessionId !== undefined && { sessionId }),
    ...(targetCookie !== undefined && { targetCookie: mboxCookieValue(targetCookie) }),
    ...(locationHint !== undefined && { locationHint: redactText(locationHint) }),
  }
}

function redactResponse(response: ResponseSide): ResponseSide {
  if (response.kind === 'failed') return { ...response, reason: redactText(response.reason) }
  const { body, headers } = response
  return { ...response, body: redactBody(body), ...(headers !== undefined && { headers: redactHeaderText(headers) }) }
}
