import type { Event } from '../../dialect/event.ts'
import { filled } from '../../dialect/fieldText.ts'
import { isObject, member, memberText, parseObject, toJson, type JsonObject } from '../../json/json.ts'
import { getAt, removeAt, setAt, type Path } from '../../json/jsonPath.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'
import { setMember } from '../../dialect/setMember.ts'
import { typeOf } from '../sentNotification.ts'
import { tokenPaths } from '../tokens.ts'
import { DECISIONING } from './event.ts'

/** A field that several members of an event make up. */
export interface CompoundField {
  read: (event: JsonObject) => string
  write: (event: JsonObject, text: string) => JsonObject
  restore: (event: JsonObject, from: JsonObject) => JsonObject
}

const PROPOSITIONS = [...DECISIONING, 'propositions']

/** The propositions of an event, whatever they hold. */
export function propositionsIn(event: unknown): readonly unknown[] {
  const list = getAt(event, PROPOSITIONS)
  return Array.isArray(list) ? list : []
}

/** The event with these propositions; without any, the member is removed. */
export function withPropositions(event: JsonObject, propositions: readonly unknown[]): JsonObject {
  return setMember(event, PROPOSITIONS, propositions.length === 0 ? undefined : propositions)
}

/** What an event reports of its propositions: a click by its type, else a display. */
export function reportOf(event: unknown): Event {
  return isObject(event) && typeOf(event) === 'interact' ? 'click' : 'display'
}

/** One proposition a line: `scope = id`. A line that is unchanged keeps its proposition. */
export const propositionsField: CompoundField = {
  read: event => {
    const list = propositionsIn(event)
    return list.length > 0 ? list.map(lineOf).join('\n') : memberText(getAt(event, DECISIONING), 'propositions')
  },
  write: (event, text) => {
    const left = propositionsIn(event).map(one => [lineOf(one), one] as const)
    const found = filled(text.split('\n')).map(line => {
      const at = left.findIndex(([known]) => known.trim() === line)
      return at < 0 ? parseLine(line) : left.splice(at, 1)[0]?.[1]
    })
    return withPropositions(event, found)
  },
  restore: (event, from) => setMember(event, PROPOSITIONS, getAt(from, PROPOSITIONS)),
}

function lineOf(proposition: unknown): string {
  if (!isObject(proposition)) return toJson(proposition, 0) ?? ''
  const [scope, id] = ['scope', 'id'].map(name => memberText(proposition, name))
  return (id === '' ? scope : `${scope} = ${id}`)?.replaceAll('\n', ' ') ?? ''
}

/** A scope may have equals signs itself, an id has no space. */
function parseLine(line: string): JsonObject {
  const [, scope = line, id] = /^(.*)\s=\s(\S*)$/.exec(line) ?? []
  return { ...(id ? { id } : {}), scope: scope.trim() }
}

/** The token of each proposition, one a line in their order. An empty line removes a token. */
export const tokensField: CompoundField = {
  read: event => {
    const report = reportOf(event)
    return propositionsIn(event)
      .map(one => tokenText(member(one, 'scopeDetails'), report))
      .join('\n')
      .trimEnd()
  },
  write: (event, text) => {
    const [report, tokens] = [reportOf(event), text.split('\n')]
    return mapPropositions(event, (one, index) => {
      const [details, token] = [one['scopeDetails'], tokens[index]?.trim() ?? '']
      return tokenText(details, report) === token ? one : { ...one, scopeDetails: withToken(details, report, token) }
    })
  },
  restore: (event, from) => {
    const originals = propositionsIn(from)
    return mapPropositions(event, (one, index) => restoreTokens(one, member(originals[index], 'scopeDetails')))
  },
}

/** The ids of the items of the first proposition, one a line. A line that is unchanged keeps its item. */
export const itemsField: CompoundField = {
  read: event => {
    const items = member(propositionsIn(event)[0], 'items')
    return Array.isArray(items) ? items.map(itemLine).join('\n') : memberText(propositionsIn(event)[0], 'items')
  },
  write: (event, text) => {
    const held = member(propositionsIn(event)[0], 'items')
    const known = new Map((Array.isArray(held) ? (held as unknown[]) : []).map(item => [itemLine(item).trim(), item]))
    const items = filled(text.split('\n')).map(line => known.get(line) ?? { id: line })
    return setFirst(event, items.length === 0 ? undefined : items)
  },
  restore: (event, from) => setFirst(event, member(propositionsIn(from)[0], 'items')),
}

function itemLine(item: unknown): string {
  return isObject(item) && typeof item['id'] === 'string' ? item['id'].replaceAll('\n', ' ') : (toJson(item, 0) ?? '')
}

/** Items belong to a proposition, so a request without one has nowhere to put them. */
function setFirst(event: JsonObject, items: unknown): JsonObject {
  return mapPropositions(event, (one, index) => (index === 0 ? setMember(one, ['items'], items) : one))
}

function mapPropositions(event: JsonObject, map: (one: JsonObject, index: number) => JsonObject): JsonObject {
  const list = propositionsIn(event)
  if (list.length === 0) return event
  const mapped = list.map((one, index) => (isObject(one) ? map(one, index) : one))
  return withPropositions(event, keepNumbers(mapped, list))
}

/** The place of the token in details; where they have none, the place where the Web SDK looks for it first. */
export function tokenPath(details: unknown, report: Event): Path {
  const held = tokenPaths(report).find(path => typeof getAt(details, path) === 'string' && getAt(details, path) !== '')
  return held ?? ['characteristics', 'eventToken']
}

function tokenText(details: unknown, report: Event): string {
  const read = typeof details === 'string' ? parseObject(details) : details
  const token = getAt(read, tokenPath(read, report))
  return typeof token === 'string' ? token.replaceAll('\n', ' ').trim() : ''
}

/** Details with a token in the place of theirs; details that are a text stay one. */
function withToken(details: unknown, report: Event, token: string): unknown {
  if (typeof details === 'string') {
    const read = parseObject(details)
    return read ? (toJson(withToken(read, report, token), 0) ?? details) : details
  }
  const path = tokenPath(details, report)
  return token === '' ? removeAt(details, path) : setAt(details, path, token)
}

function restoreTokens(one: JsonObject, from: unknown): JsonObject {
  const details = one['scopeDetails']
  // Details of different kinds are restored as a whole.
  if (!isObject(details) || !isObject(from)) return setMember(one, ['scopeDetails'], from)
  const paths = [...new Set([...tokenPaths('display'), ...tokenPaths('click')].map(path => path.join('.')))]
  const restored = paths.reduce<unknown>((held, joined) => {
    const path = joined.split('.')
    const token = getAt(from, path)
    return token === undefined ? removeAt(held, path) : setAt(held, path, token)
  }, details)
  return { ...one, scopeDetails: restored }
}
