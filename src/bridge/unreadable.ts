/** Why a body has no text, by the word for it in the observer's reports, which is the shorter one. */
const REASONS = {
  failed: 'could not be read',
  page: 'an object that only the page can turn into text',
  getter: 'a getter of the page makes it',
  BigInt: 'a BigInt',
  depth: 'nested too deeply',
  used: 'read already',
  foreign: 'not a response of the platform',
  opaque: 'opaque response',
  opaqueredirect: 'opaqueredirect response',
} as const

/** Why a body has no text, as the observer writes it. Those with `type` or `no` concern a `responseType`. */
export type UnreadableWord =
  | keyof typeof REASONS
  | 'bytes'
  | 'cyclic'
  | 'Document'
  | 'FormData'
  | 'ReadableStream'
  | ResponseType
  | `type ${XMLHttpRequestResponseType}`
  | `no ${XMLHttpRequestResponseType}`

/** The reason in words; a text of unknown content is its own. */
export function unreadableReason(written: string): string {
  if (Object.hasOwn(REASONS, written)) return REASONS[written as keyof typeof REASONS]
  const [, word, type] = /^(no|type) (\w*)$/.exec(written) ?? []
  if (word === undefined) return written
  return word === 'no' ? `responseType ${type}, and the response is not of that type` : `responseType ${type}`
}
