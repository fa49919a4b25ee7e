import { isJsonNumber } from '../json/writtenNumbers.ts'
import type { PythonValue } from './pythonValue.ts'

/** An argument of a call, by place or by name. */
export interface Argument {
  keyword: string | undefined
  value: PythonValue
}

type Call = (values: readonly Argument[], source: string) => PythonValue | undefined

/** The calls that `repr` writes for values of Python's own library, by the last part of their names. */
const CALLS: Record<string, Call> = {
  datetime: momentOf,
  date: values => text(dateOf(numbersOf(values, DATE))),
  timedelta: spanOf,
  timezone: ([offset], source) => (offset?.value.kind === 'span' ? { ...offset.value, source } : undefined),
  tzutc: (_, source) => ({ kind: 'span', seconds: 0, source }),
  tzoffset: zoneOf,
  Decimal: ([only]) => decimalOf(only?.value),
  UUID: ([only]) => only?.value,
  OrderedDict: dictOf,
  defaultdict: values => dictOf(values.slice(1)),
  mappingproxy: dictOf,
  set: listOf,
  frozenset: listOf,
}

/**
 * The value of a call as `repr` writes it. A model is written as a call with its members by name; any other unknown call stays
 * as its source.
 */
export function callOf(name: string, values: readonly Argument[], source: string): PythonValue {
  const last = name.slice(name.lastIndexOf('.') + 1)
  const call = Object.hasOwn(CALLS, last) ? CALLS[last] : undefined
  if (call) return call(values, source) ?? { kind: 'other', source }
  return modelOf(values) ?? { kind: 'other', source }
}

function modelOf(values: readonly Argument[]): PythonValue | undefined {
  const entries = values.flatMap(({ keyword, value }): [string, PythonValue][] =>
    keyword === undefined ? [] : [[keyword, value]],
  )
  return entries.length === values.length && entries.length > 0 ? { kind: 'dict', entries } : undefined
}

const DATE = ['year', 'month', 'day'] as const
const MOMENT = [...DATE, 'hour', 'minute', 'second', 'microsecond'] as const
const SPAN = ['days', 'seconds', 'microseconds'] as const

/** ISO 8601, as Python's `isoformat` writes it. No offset is invented for a zone that does not name one. */
function momentOf(values: readonly Argument[]): PythonValue | undefined {
  const zone = values.find(({ keyword }) => keyword === 'tzinfo')?.value
  const offset = offsetOf(zone)
  const date = dateOf(numbersOf(values, DATE))
  const [, , , hour = 0, minute = 0, second = 0, microsecond = 0] = numbersOf(values, MOMENT)
  if (date === undefined || offset === undefined) return undefined
  const fraction = microsecond === 0 ? '' : `.${digits(microsecond, 6)}`
  return text(`${date}T${[hour, minute, second].map(part => digits(part, 2)).join(':')}${fraction}${offset}`)
}

function dateOf([year, month, day]: readonly (number | undefined)[]): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

function offsetOf(zone: PythonValue | undefined): string | undefined {
  if (!zone) return ''
  if (zone.kind === 'name') return /(?:^|\.)(?:utc|UTC)$/.test(zone.name) ? '+00:00' : undefined
  // ISO 8601 has no seconds in an offset.
  if (zone.kind !== 'span' || zone.seconds % 60 !== 0) return undefined
  const [sign, minutes] = [zone.seconds < 0 ? '-' : '+', Math.abs(zone.seconds) / 60]
  return `${sign}${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`
}

function spanOf(values: readonly Argument[], source: string): PythonValue {
  const [days = 0, seconds = 0, microseconds = 0] = numbersOf(values, SPAN)
  return { kind: 'span', seconds: days * 86_400 + seconds + microseconds / 1e6, source }
}

/** dateutil's zone: a name or None, and s. */
function zoneOf([, offset]: readonly Argument[], source: string): PythonValue | undefined {
  const value = offset?.value
  if (value?.kind === 'span') return { ...value, source }
  return value?.kind === 'number' ? { kind: 'span', seconds: Number(value.written), source } : undefined
}

function decimalOf(value: PythonValue | undefined): PythonValue | undefined {
  if (value?.kind !== 'text' || !isJsonNumber(value.text)) return undefined
  return { kind: 'number', written: value.text }
}

function dictOf(values: readonly Argument[]): PythonValue | undefined {
  const [first] = values
  if (!first) return { kind: 'dict', entries: [] }
  if (first.value.kind === 'dict') return first.value
  if (first.value.kind !== 'list') return undefined
  const entries = first.value.items.flatMap((item): [string, PythonValue][] => {
    if (item.kind !== 'list') return []
    const [name, value] = item.items
    return name?.kind === 'text' && value ? [[name.text, value]] : []
  })
  return entries.length === first.value.items.length ? { kind: 'dict', entries } : undefined
}

function listOf([only]: readonly Argument[]): PythonValue | undefined {
  if (!only) return { kind: 'list', items: [] }
  return only.value.kind === 'list' ? only.value : undefined
}

/** The integers among a call's arguments, by their names in its definition. */
function numbersOf(values: readonly Argument[], names: readonly string[]): (number | undefined)[] {
  const byPlace = values.filter(({ keyword }) => keyword === undefined)
  return names.map((name, place) => {
    const value = (values.find(({ keyword }) => keyword === name) ?? byPlace[place])?.value
    return value?.kind === 'number' ? Number(value.written) : undefined
  })
}

function text(written: string | undefined): PythonValue | undefined {
  return written === undefined ? undefined : { kind: 'text', text: written }
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
