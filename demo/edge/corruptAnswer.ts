import { arrayOf } from './arrayOf.ts'
import type { Answer } from './answerDelivery.ts'
import { toError } from './answerDelivery.ts'
import { optionToken } from './eventToken.ts'
import { isObject } from '../../src/core/json/json.ts'
import type { Fault } from './parseFaults.ts'

/** The answer as written to the socket. */
type Written = { status: number; contentType: string; text: string }

type Fields = Record<string, unknown>

const JSON_TYPE = 'application/json;charset=UTF-8'
const DEEP = '@deep@'

/** The answer that replaces the edge's own when the request must not be processed. */
export function refusalOf(faults: readonly Fault[]): Answer | undefined {
  for (const { name, amount } of faults) {
    if (name === 'status') {
      return amount === 204 || amount === 304
        ? { status: amount, body: undefined }
        : toError(amount, `Fault: ${amount}`)
    }
    if (name === 'body400') return { ...toError(400, 'Fault: a refusal under HTTP 200'), status: 200 }
  }
  return undefined
}

/** Serialises an answer with the requested faults; without any, as plain JSON. */
export function corruptAnswer({ status, body }: Answer, faults: readonly Fault[]): Written {
  if (body === undefined) return { status, contentType: '', text: '' }
  const corrupted = faults.reduce(corruptBody, body)
  return faults.reduce(corruptText, { status, contentType: JSON_TYPE, text: JSON.stringify(corrupted) })
}

function corruptBody(body: Fields, { name, amount }: Fault): Fields {
  switch (name) {
    case 'huge':
      return withMboxes(body, [anEntry('huge', 0, { type: 'html', content: 'x'.repeat(amount) })])
    case 'deep':
      return withMboxes(body, [anEntry('deep', 0, { type: 'json', content: DEEP })])
    case 'mboxes':
      return withMboxes(
        body,
        Array.from({ length: amount }, (_, index) => {
          return anEntry(`bulk-${index}`, index, { type: 'html', content: `<p>Offer ${index}</p>` })
        }),
      )
    case 'mistyped':
      return mistyped(body)
    case 'duplicates':
      return duplicated(body)
    default:
      return body
  }
}

function corruptText(written: Written, { name, amount }: Fault): Written {
  switch (name) {
    case 'deep':
      // A nesting that JSON.stringify itself could not write.
      return {
        ...written,
        text: written.text.replace(`"${DEEP}"`, () => '{"a":'.repeat(amount) + '0' + '}'.repeat(amount)),
      }
    case 'malformed':
      return { ...written, text: written.text.slice(0, Math.ceil(written.text.length / 2)) }
    case 'html':
      return { ...written, contentType: 'text/html', text: '<!doctype html><title>Gateway</title><h1>Bad gateway</h1>' }
    case 'empty':
      return { ...written, text: '' }
    default:
      return written
  }
}

function anEntry(name: string, index: number, option: Fields): Fields {
  const eventToken = optionToken(499_999, index)
  return { index, name, options: [{ ...option, eventToken }], state: Buffer.from(`fault ${name}`).toString('base64') }
}

function withMboxes(body: Fields, entries: Fields[]): Fields {
  const prefetch = isObject(body.prefetch) ? body.prefetch : {}
  const mboxes = arrayOf(prefetch.mboxes) ?? []
  return { ...body, prefetch: { ...prefetch, mboxes: [...mboxes, ...entries] } }
}

function mistyped(body: Fields): Fields {
  return {
    ...body,
    requestId: 12,
    id: 'none',
    edgeHost: [],
    notifications: { id: 1 },
    prefetch: {
      mboxes: [
        null,
        'home',
        { index: '0', name: 7, options: { type: 'html' }, state: 5 },
        { name: null, options: 'none' },
      ],
      views: { name: 'catalog' },
      metrics: [{ eventToken: 3 }, null],
    },
    execute: { pageLoad: [], mboxes: { footer: {} } },
  }
}

function duplicated(body: Fields): Fields {
  const twice = (content: unknown): unknown => {
    const mboxes = isObject(content) ? arrayOf(content.mboxes) : undefined
    return mboxes ? { ...(content as Fields), mboxes: mboxes.flatMap(mbox => [mbox, mbox]) } : content
  }
  return { ...body, execute: twice(body.execute), prefetch: twice(body.prefetch) }
}
