import type { Activity } from '../activity.ts'
import { arrayOf } from '../arrayOf.ts'
import type { Counter } from '../createCounter.ts'
import { isObject } from '../../../src/core/json/json.ts'
import { acceptEvent } from './acceptEvent.ts'
import type { DataStream } from './dataStreams.ts'
import { decidePropositions } from './decidePropositions.ts'
import { NO_CONTENT, toEdgeAnswer, toProblem, type EdgeAnswer } from './edgeAnswer.ts'
import { eventsOf, wantedBy } from './edgeEvents.ts'
import type { EdgePath } from './edgeNetworkPath.ts'
import { consentState, identityResult, identityState, locationHints, type Handle } from './handles.ts'
import { PARTIAL_FAILURE } from './partialFailure.ts'
import type { PropositionIndex } from './propositionIndex.ts'
import { visitorOf } from './visitor.ts'

type Fields = Record<string, unknown>

export type EdgeNetworkDesk = {
  activities: readonly Activity[]
  artifact: object
  index: PropositionIndex
  counter: Counter
}

/** A call as received; `requestId` is the client's, `cookie` the header. */
export type EdgeCall = {
  path: EdgePath
  dataStream: DataStream
  requestId: string
  cookie: string | undefined
  text: string
}

/** Answers a call as the Edge Network does: decisions, collected events, a consent, or the visitor's identity. */
export async function answerEdgeNetwork(desk: EdgeNetworkDesk, call: EdgeCall): Promise<EdgeAnswer> {
  const { path, requestId, dataStream } = call
  const { organization } = dataStream
  const body = parseJson(call.text)
  if (!isObject(body))
    return toProblem(400, { code: '0100', title: 'The request body is not a JSON object', requestId })
  const visitor = visitorOf(body, organization, call.cookie)
  const answer = (handle: Handle[]): EdgeAnswer =>
    toEdgeAnswer(200, {
      requestId,
      handle: [identityResult(visitor), ...handle, locationHints(), identityState(visitor, organization)],
    })
  if (path.action === 'identity/acquire') return answer([])
  if (path.action === 'privacy/set-consent') {
    const general = consentOf(body)
    return general === undefined
      ? unprocessable(requestId, 'No consent')
      : answer([consentState(general, organization)])
  }
  const events = eventsOf(body, path)
  if (events === undefined) return unprocessable(requestId, 'No events, or one without xdm')
  if (dataStream.failure === 'partial') {
    return toEdgeAnswer(207, {
      requestId,
      handle: [identityResult(visitor), identityState(visitor, organization)],
      ...PARTIAL_FAILURE,
    })
  }
  for (const event of events) acceptEvent(event, desk.index, desk.counter)
  if (path.action === 'collect') return NO_CONTENT
  return answer(await decisionsFor(desk, call, { body, events, visitor }))
}

async function decisionsFor(
  desk: EdgeNetworkDesk,
  { dataStream: { layout } }: EdgeCall,
  { body, events, visitor }: { body: Fields; events: Fields[]; visitor: string },
): Promise<Handle[]> {
  const handles: Handle[] = []
  for (const [eventIndex, event] of events.entries()) {
    const payload = await decidePropositions({ ...desk, layout, visitor }, wantedBy(event, body))
    if (payload.length > 0) handles.push({ type: 'personalization:decisions', eventIndex, payload })
  }
  return handles
}

function consentOf({ consent }: Fields): string | undefined {
  const [first] = arrayOf(consent) ?? []
  const value = isObject(first) && isObject(first.value) ? first.value.general : undefined
  return value === 'in' || value === 'out' ? value : undefined
}

function unprocessable(requestId: string, detail: string): EdgeAnswer {
  return toProblem(422, { code: '0104', title: 'Invalid request', detail, requestId })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
