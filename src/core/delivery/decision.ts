import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import { eventOfItem } from '../dialect/event.ts'
import { isDated } from '../exchange/exchange.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import type { Location } from '../dialect/location.ts'
import type { ParsedExchange } from './read.ts'
import type { DeliveryRequest, DeliveryResponse } from './schema.ts'

/** How content arrived: the part of the answer, or the place outside any call. */
export type Arrival = 'execute' | 'prefetch' | 'server state' | 'import'

/** One option or metric of a location, or a marker for a location returned without any (it did not qualify). */
export type Item =
  | { kind: 'option'; type: string; content: unknown; responseTokens: { [name: string]: unknown } | undefined }
  | { kind: 'metric'; type: string; selector: string | undefined }
  | { kind: 'nothing'; why: 'did not qualify' | 'unreadable' }

/** Which of several locations of one name in a part of an answer: its rank by index, from 0, and the index itself. */
export interface Repeat {
  rank: number
  index: number
}

/** The rank of a location among those of its name; a single one is the first. */
export function rankOf({ repeat }: { repeat?: Repeat | undefined }): number {
  return repeat?.rank ?? 0
}

/** One thing that an answer delivered. */
export interface Decision {
  read: ParsedExchange
  /** When the answer came, ms since the epoch. */
  time: number
  location: Location
  /** Undefined for a name that occurs once in its part of the answer. */
  repeat: Repeat | undefined
  part: 'execute' | 'prefetch'
  arrival: Arrival
  item: Item
  eventToken: string | undefined
  /** The location's state; displays carry it back, clicks do not. */
  state: string | undefined
  /** Its path in the answer, such as `prefetch.mboxes[0].options[1]`. */
  path: string
  /** The whole member of the answer, unknown fields included. */
  raw: unknown
  /** The location's own A4T analytics and trace, as they came. */
  analytics: unknown
  trace: unknown
}

type Part = NonNullable<DeliveryResponse['prefetch'] | DeliveryResponse['execute']>
type Content = NonNullable<Part['pageLoad']>
type Metrics = Content['metrics']

/** Everything that the exchange's answer delivered, in the answer's order. Made once per exchange. */
export const decisionsOf = memoize((read: ParsedExchange): readonly Decision[] => {
  const { response, exchange } = read
  // An answer that the browser withheld from the page delivered nothing.
  const isRefused = exchange.response?.kind === 'answered' && exchange.response.unreadByPage === true
  if (!response || isRefused) return []
  return [
    ...fromPart(read, response.execute, 'execute'),
    ...fromPart(read, response.prefetch, 'prefetch'),
    ...fromViews(read, response.prefetch?.views),
    ...fromMetrics(read, place({ kind: 'none' }, 'prefetch', 'prefetch'), response.prefetch?.metrics),
  ]
})

function fromPart(read: ParsedExchange, part: Part | undefined, name: 'execute' | 'prefetch'): Decision[] {
  if (!part) return []
  const pageLoad = part.pageLoad
    ? fromContent(read, place({ kind: 'pageLoad' }, name, `${name}.pageLoad`), part.pageLoad)
    : []
  const repeats = findRepeats(part.mboxes ?? [])
  const mboxes = (part.mboxes ?? []).flatMap((mbox, at) => {
    const location: Location = { kind: 'mbox', name: mbox.name ?? '' }
    return fromContent(read, place(location, name, `${name}.mboxes[${at}]`, repeats.get(at)), mbox)
  })
  return [...pageLoad, ...mboxes]
}

function fromViews(read: ParsedExchange, views: NonNullable<DeliveryResponse['prefetch']>['views']): Decision[] {
  const repeats = findRepeats(views ?? [])
  return (views ?? []).flatMap((view, at) => {
    const location: Location = { kind: 'view', name: view.name ?? '', key: view.key }
    return fromContent(read, place(location, 'prefetch', `prefetch.views[${at}]`, repeats.get(at)), view)
  })
}

/** The entries whose name occurs more than once in the list, by their place: the API allows it. */
function findRepeats(list: readonly { name?: string | undefined; index?: number | undefined }[]): Map<number, Repeat> {
  const indexes = list.map(({ index }) => index)
  // If the answer repeats its indexes too, only the places in it remain.
  const areGiven = !indexes.includes(undefined) && new Set(indexes).size === list.length
  const items = list.map(({ name = '', index = 0 }, at) => ({ name, at, index: areGiven ? index : at }))
  const repeated = [...groupBy(items, ({ name }) => name).values()].filter(({ length }) => length > 1)
  return new Map(
    repeated.flatMap(group =>
      group.toSorted((a, b) => a.index - b.index).map(({ at, index }, rank) => [at, { rank, index }] as const),
    ),
  )
}

/** Where content is: its location, and its place in the answer. */
interface Place {
  location: Location
  repeat: Repeat | undefined
  part: 'execute' | 'prefetch'
  path: string
}

function place(location: Location, part: Place['part'], path: string, repeat?: Repeat): Place {
  return { location, part, path, repeat }
}

function fromContent(read: ParsedExchange, at: Place, content: Content): Decision[] {
  const { state, analytics, trace } = content
  const options = (content.options ?? []).map((option, index) => ({
    ...common(read, at),
    item: optionItem(option),
    eventToken: option.eventToken,
    state,
    path: `${at.path}.options[${index}]`,
    raw: option,
    analytics,
    trace,
  }))
  const metrics = fromMetrics(read, at, content.metrics, state)
  if (options.length > 0 || metrics.length > 0) return [...options, ...metrics]
  return [
    {
      ...common(read, at),
      item: { kind: 'nothing', why: isUnreadable(read, at.path) ? 'unreadable' : 'did not qualify' },
      eventToken: undefined,
      state,
      path: at.path,
      raw: content,
      analytics,
      trace,
    },
  ]
}

function optionItem(option: NonNullable<Content['options']>[number]): Extract<Item, { kind: 'option' }> {
  const { type = '', content, responseTokens } = option
  // The content may be a number.
  return keepNumbers({ kind: 'option', type, content, responseTokens }, option)
}

/** Whether the location does have options, but in a form that the API does not define. */
function isUnreadable({ problems }: ParsedExchange, path: string): boolean {
  return problems.some(problem => problem.kind === 'field' && problem.error.path.startsWith(`${path}.options`))
}

function fromMetrics(read: ParsedExchange, at: Place, metrics: Metrics, state?: string): Decision[] {
  return (metrics ?? []).map((metric, index) => {
    const item: Item = { kind: 'metric', type: metric.type ?? '', selector: metric.selector }
    return {
      ...common(read, at),
      item,
      eventToken: metric.eventToken,
      state: eventOfItem(item) === 'display' ? state : undefined,
      path: `${at.path}.metrics[${index}]`,
      raw: metric,
      analytics: metric.analytics,
      trace: undefined,
    }
  })
}

function common(read: ParsedExchange, { location, repeat, part }: Place) {
  const { source } = read.exchange.request ?? { source: undefined }
  const arrival: Arrival = source === 'server state' || source === 'import' ? source : part
  return { read, time: read.exchange.response?.time ?? read.time, location, repeat, part, arrival }
}

/** When the answer came, ms since the epoch; undefined if unknown. */
export function deliveredAt({ read, time }: Decision): number | undefined {
  return isDated(read.exchange) ? time : undefined
}

/** The locations that a request asks content for, and those that its notifications name, each once. */
export function locationsOf(request: DeliveryRequest | undefined): Location[] {
  const asked = [request?.execute, request?.prefetch].flatMap((part): Location[] => [
    ...(part?.pageLoad ? [{ kind: 'pageLoad' as const }] : []),
    ...(part?.mboxes ?? []).map(({ name }) => ({ kind: 'mbox' as const, name: name ?? '' })),
  ])
  const views = (request?.prefetch?.views ?? []).flatMap(({ name, key }): Location[] =>
    name === undefined ? [] : [{ kind: 'view', name, key }],
  )
  const notification = (request?.notifications ?? []).map(locationOfNotification)
  return [...asked, ...views, ...notification]
}

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** The location that a notification names: mbox, view, pageLoad, or kind `none` (prefetch and pageLoad metrics). */
export function locationOfNotification({ mbox, view, pageLoad }: RawNotification): Location {
  if (mbox) return { kind: 'mbox', name: mbox.name ?? '' }
  if (view) return { kind: 'view', name: view.name ?? '', key: view.key }
  return pageLoad ? { kind: 'pageLoad' } : { kind: 'none' }
}
