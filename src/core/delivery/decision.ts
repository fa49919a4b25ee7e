import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import type { Decision, Item, OptionItem, ParsedExchange } from '../dialect/dialect.ts'
import { offerNameIn } from '../dialect/offerName.ts'
import type { Location, Repeat } from '../dialect/location.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import { eventOfItem } from './eventOf.ts'
import { deliveryOf } from './read.ts'
import type { DeliveryRequest, DeliveryResponse } from './schema.ts'

/** The parts of a request and its answer that hold content. */
type PartName = 'execute' | 'prefetch'

type Part = NonNullable<DeliveryResponse['prefetch'] | DeliveryResponse['execute']>
type Content = NonNullable<Part['pageLoad']>
type Metrics = Content['metrics']

/** Everything that the exchange's answer delivered, in the answer's order. Made once per exchange. */
export const decisionsOf = memoize((read: ParsedExchange): readonly Decision[] => {
  const { exchange } = read
  const { response } = deliveryOf(read)
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

function fromPart(read: ParsedExchange, part: Part | undefined, name: PartName): Decision[] {
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
  part: PartName
  path: string
}

function place(location: Location, part: PartName, path: string, repeat?: Repeat): Place {
  return { location, part, path, repeat }
}

function fromContent(read: ParsedExchange, at: Place, content: Content): Decision[] {
  const { state, analytics, trace } = content
  const options = (content.options ?? []).map((option, index) =>
    toDecision(read, at, {
      item: optionItem(option),
      token: option.eventToken,
      state,
      path: `${at.path}.options[${index}]`,
      raw: option,
      analytics,
      trace,
    }),
  )
  const metrics = fromMetrics(read, at, content.metrics, state)
  if (options.length > 0 || metrics.length > 0) return [...options, ...metrics]
  return [
    toDecision(read, at, {
      item: { kind: 'nothing', why: isUnreadable(read, at.path) ? 'unreadable' : 'did not qualify' },
      token: undefined,
      state,
      path: at.path,
      raw: content,
      analytics,
      trace,
    }),
  ]
}

function optionItem(option: NonNullable<Content['options']>[number]): OptionItem {
  const { type = '', content, responseTokens: facts } = option
  // The content may be a number.
  return keepNumbers({ kind: 'option', type, content, offerName: offerNameIn(facts), facts }, option)
}

/** Whether the location does have options, but in a form that the API does not define. */
function isUnreadable({ problems }: ParsedExchange, path: string): boolean {
  return problems.some(problem => problem.kind === 'field' && problem.error.path.startsWith(`${path}.options`))
}

function fromMetrics(read: ParsedExchange, at: Place, metrics: Metrics, state?: string): Decision[] {
  return (metrics ?? []).map((metric, index) => {
    const item: Item = { kind: 'metric', type: metric.type ?? '', selector: metric.selector }
    return toDecision(read, at, {
      item,
      token: metric.eventToken,
      state: eventOfItem(item) === 'display' ? state : undefined,
      path: `${at.path}.metrics[${index}]`,
      raw: metric,
      analytics: metric.analytics,
      trace: undefined,
    })
  })
}

type Delivered = Pick<Decision, 'item' | 'token' | 'state' | 'path' | 'raw' | 'analytics' | 'trace'>

/** Member by member: engines give each object that begins with a spread a hidden class, which is as large as the object. */
function toDecision(read: ParsedExchange, { location, repeat, part }: Place, delivered: Delivered): Decision {
  const { item } = delivered
  const { source } = read.exchange.request ?? { source: undefined }
  return {
    read,
    time: read.exchange.response?.time ?? read.time,
    location,
    repeat,
    arrival: source === 'server state' || source === 'import' ? source : part,
    item,
    event: eventOfItem(item),
    isCounted: part === 'execute' && item.kind === 'option',
    isTriggered: location.kind === 'view',
    token: delivered.token,
    state: delivered.state,
    path: delivered.path,
    raw: delivered.raw,
    analytics: delivered.analytics,
    trace: delivered.trace,
  }
}

/** The part of its answer that delivered a decision. */
export function contentPart({ path }: Decision): PartName {
  return path.startsWith('execute') ? 'execute' : 'prefetch'
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
