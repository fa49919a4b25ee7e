import { once } from '../once.ts'
import type { Location } from './location.ts'
import type { ReadExchange } from './read.ts'
import type { DeliveryRequest, DeliveryResponse } from './schema.ts'

/** How content came: the part of the answer, or the place outside of any call. */
export type Arrival = 'execute' | 'prefetch' | 'server state' | 'import'

/** One option or metric of a location, or the mark that a location came back without any (it did not qualify). */
export type Item =
  | { kind: 'option'; type: string; content: unknown; responseTokens: { [name: string]: unknown } | undefined }
  | { kind: 'metric'; type: string; selector: string | undefined }
  | { kind: 'nothing'; why: 'did not qualify' | 'unreadable' }

/** One thing that an answer handed out. */
export interface HandedOut {
  read: ReadExchange
  /** When the answer came, ms since the epoch. */
  time: number
  location: Location
  part: 'execute' | 'prefetch'
  arrival: Arrival
  item: Item
  eventToken: string | undefined
  /** The location's state; options carry it back, metrics do not. */
  state: string | undefined
  /** Where it stands in the answer, as `prefetch.mboxes[0].options[1]`. */
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

/** Everything that the exchange's answer handed out, in the answer's order. Made once per exchange. */
export const handedOut = once((read: ReadExchange): readonly HandedOut[] => {
  const { response, exchange } = read
  // What the page was refused was handed to nobody.
  const isRefused = exchange.response?.kind === 'answered' && exchange.response.unreadByPage === true
  if (!response || isRefused) return []
  return [
    ...fromPart(read, response.execute, 'execute'),
    ...fromPart(read, response.prefetch, 'prefetch'),
    ...fromViews(read, response.prefetch?.views),
    ...fromMetrics(read, { kind: 'none' }, response.prefetch?.metrics, 'prefetch', 'prefetch'),
  ]
})

function fromPart(read: ReadExchange, part: Part | undefined, name: 'execute' | 'prefetch'): HandedOut[] {
  if (!part) return []
  const pageLoad = part.pageLoad ? fromContent(read, { kind: 'pageLoad' }, part.pageLoad, name, `${name}.pageLoad`) : []
  const mboxes = (part.mboxes ?? []).flatMap((mbox, index) =>
    fromContent(read, { kind: 'mbox', name: mbox.name ?? '' }, mbox, name, `${name}.mboxes[${index}]`),
  )
  return [...pageLoad, ...mboxes]
}

function fromViews(read: ReadExchange, views: NonNullable<DeliveryResponse['prefetch']>['views']): HandedOut[] {
  return (views ?? []).flatMap((view, index) => {
    const location: Location = { kind: 'view', name: view.name ?? '', key: view.key }
    return fromContent(read, location, view, 'prefetch', `prefetch.views[${index}]`)
  })
}

function fromContent(
  read: ReadExchange,
  location: Location,
  content: Content,
  part: 'execute' | 'prefetch',
  path: string,
): HandedOut[] {
  const { state, analytics, trace } = content
  const options = (content.options ?? []).map((option, index) => ({
    ...common(read, location, part),
    item: {
      kind: 'option' as const,
      type: option.type ?? '',
      content: option.content,
      responseTokens: option.responseTokens,
    },
    eventToken: option.eventToken,
    state,
    path: `${path}.options[${index}]`,
    raw: option,
    analytics,
    trace,
  }))
  const metrics = fromMetrics(read, location, content.metrics, part, path)
  if (options.length > 0 || metrics.length > 0) return [...options, ...metrics]
  return [
    {
      ...common(read, location, part),
      item: { kind: 'nothing', why: isUnreadable(read, path) ? 'unreadable' : 'did not qualify' },
      eventToken: undefined,
      state,
      path,
      raw: content,
      analytics,
      trace,
    },
  ]
}

/** Whether the location has options after all, which are none by the API's rules. */
function isUnreadable({ problems }: ReadExchange, path: string): boolean {
  return problems.some(problem => problem.kind === 'field' && problem.fault.path.startsWith(`${path}.options`))
}

function fromMetrics(
  read: ReadExchange,
  location: Location,
  metrics: Metrics,
  part: 'execute' | 'prefetch',
  path: string,
): HandedOut[] {
  return (metrics ?? []).map((metric, index) => ({
    ...common(read, location, part),
    item: { kind: 'metric', type: metric.type ?? '', selector: metric.selector },
    eventToken: metric.eventToken,
    state: undefined,
    path: `${path}.metrics[${index}]`,
    raw: metric,
    analytics: metric.analytics,
    trace: undefined,
  }))
}

function common(read: ReadExchange, location: Location, part: 'execute' | 'prefetch') {
  const { source } = read.exchange.request ?? { source: undefined }
  const arrival: Arrival = source === 'server state' || source === 'import' ? source : part
  return { read, time: read.exchange.response?.time ?? read.time, location, part, arrival }
}

/** The locations that a request asks content for, and those its notifications speak of, each once. */
export function locationsOf(request: DeliveryRequest | undefined): Location[] {
  const asked = [request?.execute, request?.prefetch].flatMap((part): Location[] => [
    ...(part?.pageLoad ? [{ kind: 'pageLoad' as const }] : []),
    ...(part?.mboxes ?? []).map(({ name }) => ({ kind: 'mbox' as const, name: name ?? '' })),
  ])
  const views = (request?.prefetch?.views ?? []).flatMap(({ name, key }): Location[] =>
    name === undefined ? [] : [{ kind: 'view', name, key }],
  )
  const notified = (request?.notifications ?? []).map(notifiedLocation)
  return [...asked, ...views, ...notified]
}

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** The location that a notification names: mbox, view, pageLoad, or none (prefetch and pageLoad metrics). */
export function notifiedLocation({ mbox, view, pageLoad }: RawNotification): Location {
  if (mbox) return { kind: 'mbox', name: mbox.name ?? '' }
  if (view) return { kind: 'view', name: view.name ?? '', key: view.key }
  return pageLoad ? { kind: 'pageLoad' } : { kind: 'none' }
}
