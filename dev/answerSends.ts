import { queryError, requestError } from '../demo/edge/requestError.ts'
import type { SendCommand, SendOutcome } from '../src/bridge/messages.ts'
import { bodyOf } from '../test/fixtures/exchanges.ts'
import type { FakeHost } from '../test/fixtures/host.ts'
import type { FakeRelay } from '../test/fixtures/relay.ts'

/** The outcome of a send; `time` is ms since the epoch. */
export type Answer = (command: SendCommand, time: number) => SendOutcome

/** Ms until an answer arrives: long enough to see the send in flight. */
export const ANSWERED_AFTER = 400

/** Lets a relay report the answer to each send of the panel, or that the panel cancelled it. */
export function answerSends(host: FakeHost, { document, report }: FakeRelay, answer: Answer): void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const settle = (sendId: string, outcome: SendOutcome): void => {
    clearTimeout(waiting.get(sendId))
    if (waiting.delete(sendId)) report({ kind: 'outcome', sendId, outcome })
  }
  host.onPost(message => {
    if (message.documentId !== document.id) return
    if (message.kind === 'cancel') {
      settle(message.sendId, { kind: 'unanswered', time: host.now(), reason: 'aborted' })
    }
    if (message.kind === 'send') {
      const { command } = message
      report({ kind: 'sent', time: host.now(), command })
      const timer = setTimeout(() => settle(command.sendId, answer(command, host.now())), ANSWERED_AFTER)
      waiting.set(command.sendId, timer)
    }
  })
}

/** Every notification of a well-formed request is acknowledged; any other request is refused. */
export const acknowledge: Answer = ({ url, body }, time) => {
  const request = parse(body)
  const query = new URL(url).searchParams
  const message = queryError(query) ?? requestError(request)
  if (message !== undefined) return answered(time, 400, { status: 400, message })
  const { requestId, id, notifications = [] } = request as Request
  const echoes = notifications.map(notification => ({ id: notification.id }))
  return answered(time, 200, {
    status: 200,
    requestId,
    id,
    client: query.get('client'),
    edgeHost: 'mboxedge35.tt.omtrdc.net',
    notifications: echoes,
  })
}

interface Request {
  requestId?: string
  id?: object
  notifications?: { id?: string }[]
}

/** An answer with a JSON body, or without a body. */
export function answered(time: number, status: number, body?: object): SendOutcome {
  return { kind: 'answered', time, status, headers: '', body: bodyOf(body) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
