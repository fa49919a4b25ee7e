type Fields = Record<string, unknown>

/** An answer of the Edge Network: JSON under a content type, or no body. */
export type EdgeAnswer = {
  status: number
  body: Fields | undefined
  contentType: string
  /** Seconds after which the client may repeat the call: the header `Retry-After`. */
  retryAfter?: number
}

/** An answer to a call that was processed; `status` is 207 when a part of it failed. */
export function toEdgeAnswer(status: 200 | 207, body: Fields): EdgeAnswer {
  return { status, body, contentType: 'application/json;charset=UTF-8' }
}

/** The answer to a collected event. */
export const NO_CONTENT: EdgeAnswer = { status: 204, body: undefined, contentType: '' }

/** A refusal in the form of RFC 7807, as the Edge Network documents it: `code` is the middle of `EXEG-CODE-STATUS`. */
export function toProblem(
  status: number,
  { code, title, detail, requestId }: { code: string; title: string; detail?: string; requestId: string },
): EdgeAnswer {
  return {
    status,
    contentType: 'application/problem+json;charset=UTF-8',
    body: {
      type: `https://ns.adobe.com/aep/errors/EXEG-${code}-${status}`,
      status,
      title,
      ...(detail !== undefined && { detail }),
      report: { requestId },
    },
  }
}
