import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isDated, isHeld } from '../../core/exchange/exchange.ts'
import { isTime } from '../../core/exchange/numberSchemas.ts'
import { memoize } from '../../core/memoize.ts'
import type { NetworkFacts } from '../../core/network/networkFacts.ts'

/** When calls were made, as bars on one scale. All places are shares of the scale's width, from 0 to 1. */
export interface Waterfall {
  /** Undefined for a call that was not made, or whose time is unknown. */
  barOf: (read: ParsedExchange) => Bar | undefined
  /** Where pages were navigated to; the newest if they are many. */
  navigations: readonly number[]
  /** Where idle time is shortened. */
  gaps: readonly number[]
}

export interface Bar {
  from: number
  /** The end of the scale while no answer came. */
  to: number
  isOpen: boolean
  /** The part in which the server worked, as shares of the bar; undefined if only its ends are known. */
  waiting: { from: number; to: number } | undefined
  times: BarTimes
}

/** Ms. */
export interface BarTimes {
  /** From the navigation, otherwise from the first call, to the start. */
  start: number
  isAfterNavigation: boolean
  /** From the start to the end; undefined while no answer came. */
  duration: number | undefined
  waited: number | undefined
}

/** Idle time, in ms, that keeps its length; longer idle time is drawn as this much. */
const LONGEST_IDLE = 1000

/** Most navigations that are marked. */
const MAX_NAVIGATIONS = 10

interface Span {
  start: number
  /** Undefined while no answer came. */
  end: number | undefined
}

/** Lays out calls, and the navigations to pages, both in ms since the epoch. */
export function createWaterfall(calls: readonly ParsedExchange[], navigations: readonly number[]): Waterfall {
  const spans = calls.flatMap(read => spanOf(read) ?? [])
  const first = spans.reduce((earliest, { start }) => Math.min(earliest, start), Infinity)
  const last = spans.reduce((latest, { start, end = start }) => Math.max(latest, end), -Infinity)
  const known = navigations.filter(at => Number.isFinite(at) && isTime(at) && at <= last).toSorted((a, b) => a - b)
  const before = known.findLastIndex(at => at <= first)
  const marked = known.slice(Math.max(0, before))
  const scale = createScale([...marked.map(start => ({ start, end: start })), ...spans])
  const originOf = (start: number): number | undefined => known[countUpTo(known, start) - 1]
  return {
    navigations: marked.slice(-MAX_NAVIGATIONS).map(scale.place),
    gaps: scale.gaps,
    barOf: read => {
      const span = spanOf(read)
      return span && barOf(span, read.exchange.network, { scale, first, origin: originOf(span.start) })
    },
  }
}

interface Layout {
  scale: Scale
  first: number
  origin: number | undefined
}

function barOf({ start, end }: Span, network: NetworkFacts | undefined, { scale, first, origin }: Layout): Bar {
  const waiting = network && waitingIn(network)
  const duration = end === undefined ? undefined : end - start
  return {
    from: scale.place(start),
    to: end === undefined ? 1 : scale.place(end),
    isOpen: end === undefined,
    waiting,
    times: {
      start: Math.max(0, start - (origin ?? first)),
      isAfterNavigation: origin !== undefined,
      duration,
      waited: waiting && duration !== undefined ? (waiting.to - waiting.from) * duration : undefined,
    },
  }
}

/** When a call left and ended. A beacon has no answer to wait for. Computed once for each call: all are laid out at every change. */
const spanOf = memoize(({ exchange, time, duration }: ParsedExchange): Span | undefined => {
  if (isHeld(exchange) || !isDated(exchange)) return undefined
  const { request, response, releasedAt } = exchange
  const start = releasedAt ?? time
  if (!isTime(start)) return undefined
  if (!response) return { start, end: request?.source === 'beacon' ? start : undefined }
  const end = start + Math.max(0, duration ?? 0)
  return { start, end: isTime(end) ? end : start }
})

/** The share of a call's time between its last byte out and the first one in, by the network log. */
function waitingIn({ timings }: NetworkFacts): Bar['waiting'] {
  const { blocked, dns, connect, send, wait, receive } = timings
  if (wait === undefined) return undefined
  const from = sum([blocked, dns, connect, send])
  const to = from + sum([wait])
  const all = to + sum([receive])
  return all > 0 ? { from: from / all, to: to / all } : undefined
}

/** `ssl` is within `connect`, and is not added. What no clock can count is not either: its sum could be infinite. */
function sum(parts: readonly (number | undefined)[]): number {
  return parts.reduce<number>((total, part = 0) => total + (isTime(part) && part > 0 ? part : 0), 0)
}

interface Scale {
  /** Where a time is, from 0 to 1. */
  place: (time: number) => number
  gaps: readonly number[]
}

/** A time at which calls began after idle time, and where it is drawn, in ms from the scale's start. */
interface Stretch {
  from: number
  to: number
  drawnFrom: number
}

/** Places times in their order. Time without any call is shortened, so that what happens after a long pause stays legible. */
function createScale(spans: readonly Span[]): Scale {
  const stretches = stretchesOf(spans)
  const last = stretches.at(-1)
  const width = last ? last.drawnFrom + (last.to - last.from) : 0
  const share = (drawn: number): number => (width > 0 ? Math.min(1, Math.max(0, drawn / width)) : 0)
  const starts = stretches.map(({ from }) => from)
  return {
    place: time => {
      const stretch = stretches[Math.max(0, countUpTo(starts, time) - 1)]
      return stretch
        ? share(stretch.drawnFrom + Math.min(Math.max(0, time - stretch.from), stretch.to - stretch.from))
        : 0
    },
    gaps: stretches.slice(1).map(({ drawnFrom }) => share(drawnFrom - LONGEST_IDLE / 2)),
  }
}

/** The stretches of time between which nothing happens for longer than idle time is drawn. */
function stretchesOf(spans: readonly Span[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { start, end = start } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1)
    if (last && start - last.to <= LONGEST_IDLE) last.to = Math.max(last.to, end)
    else
      stretches.push({
        from: start,
        to: end,
        drawnFrom: last ? last.drawnFrom + last.to - last.from + LONGEST_IDLE : 0,
      })
  }
  return stretches
}

/** How many of ascending numbers are at most a limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
