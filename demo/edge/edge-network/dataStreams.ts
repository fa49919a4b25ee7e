/** How a data stream names the tokens of a display and of its click. */
export type TokenLayout = 'separate' | 'merged'

/**
 * A data stream: `separate` delivers a click as a proposition beside that of the display, with the same id and scope;
 * `merged` delivers both tokens in one. With a `failure` the answers are bad: `partial` is a 207 whose Target part failed,
 * `busy` a 429 for the first attempt at each request, `down` a 503 for every one.
 */
export type DataStream = {
  layout: TokenLayout
  /** The organization as cookies name it: `@` becomes `_`. */
  organization: string
  failure?: 'partial' | 'busy' | 'down'
}

const organization = 'demo_AdobeOrg'

const DATA_STREAMS: Record<string, DataStream> = {
  teahouse: { organization, layout: 'separate' },
  'teahouse-merged': { organization, layout: 'merged' },
  'teahouse-second': { organization: 'second_AdobeOrg', layout: 'separate' },
  'teahouse-partial': { organization, layout: 'separate', failure: 'partial' },
  'teahouse-busy': { organization, layout: 'separate', failure: 'busy' },
  'teahouse-down': { organization, layout: 'separate', failure: 'down' },
}

/** The data stream that a call names as `configId`, or as `dataStreamId` in version 2. */
export function dataStreamOf(query: URLSearchParams): DataStream | undefined {
  const id = query.get('configId') ?? query.get('dataStreamId') ?? ''
  return Object.hasOwn(DATA_STREAMS, id) ? DATA_STREAMS[id] : undefined
}
