/** The reasons why a body has no text, by their words in the observer's reports. Words, because every page loads them. */
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

/** The words for why a body has no text. Those with `type` or `no` concern a `responseType`. */
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

/** The reason for a word of a report. Any other text is returned as it is. */
export function unreadableReason(written: string): string {
  if (Object.hasOwn(REASONS, written)) return REASONS[written as keyof typeof REASONS]
  const [, word, type] = /^(no|type) (\w*)$/.exec(written) ?? []
  if (word === undefined) return written
  return word === 'no' ? `responseType ${type}, and the response is not of that type` : `responseType ${type}`
}
