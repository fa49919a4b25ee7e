import * as v from 'valibot'
import { AnnotationSchema, type Annotation } from '../annotation/annotation.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import { isImported } from '../exchange/imported.ts'
import type { NextOf, ReadShape } from '../import/importing.ts'
import { isObject, member } from '../json/json.ts'
import type { ExchangeStep, ObservedStep } from '../ledger/journal.ts'
import { mapRowId } from '../ledger/rowId.ts'
import { ScenarioSchema } from '../scenario/scenario.ts'
import { importedId } from './importedId.ts'
import { EventSchema, ExchangeSchema, FORMAT, SessionFileSchema, VERSION, type SessionFile } from './sessionFile.ts'

/** The lists of a session file besides its exchanges; version 1 has no such lists. */
const LISTS = ['events', 'annotations', 'scenarios'] as const

/** Most unknown members that are listed. */
const MAX_UNKNOWN = 50

/** What was exported here, in any version: the same rows with the same verdicts, and what the tester attached to them. */
export const readSessionFile: ReadShape = (value, next) => {
  if (member(value, 'format') !== FORMAT) return undefined
  const version = member(value, 'version')
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer', version, known: VERSION }
  const isFirst = version !== VERSION
  const [exchanges, ...others] = ['exchanges', ...LISTS].map(name => member(value, name))
  if (!Array.isArray(exchanges) || !(isFirst || others.every(Array.isArray))) return { kind: 'damaged' }
  const read = readList(ExchangeSchema, exchanges)
  const of = next()
  const isPartial = member(value, 'isPartial') === true
  const steps = read.items.flatMap(exchange => stepsOf(isPartial ? { ...exchange, isPartial } : exchange, of))
  if (isFirst) return { steps, unreadable: read.unreadable }
  return { ...readRest(value, of), ...withEvents(value, steps, of), unreadable: read.unreadable }
}

type Owner = ReturnType<NextOf>

function withEvents(value: unknown, steps: ObservedStep[], of: Owner): { steps: ObservedStep[] } {
  const { items } = readList(EventSchema, member(value, 'events'))
  return { steps: [...steps, ...items.map(event => ({ kind: 'event' as const, event: importedEvent(event, of) }))] }
}

/** What does not become a step, and the paths of what could not be read. */
function readRest(value: unknown, of: Owner) {
  const idOf = (rowId: string): string =>
    mapRowId(rowId, { documentOf: documentId => documentOf({ documentId }, of), exchangeOf: importedId })
  const annotations = readList(AnnotationSchema, member(value, 'annotations')).items
  const rows = readList(v.string(), member(value, 'rows')).items
  return {
    annotations: annotations.map((annotation): Annotation => ({ ...annotation, rowId: idOf(annotation.rowId) })),
    scenarios: readList(ScenarioSchema, member(value, 'scenarios')).items,
    ...(member(value, 'rows') !== undefined && { selectedRows: rows.map(idOf) }),
    notUnderstood: unknownMembers(value),
  }
}

interface ReadList<Item> {
  items: Item[]
  unreadable: number
}

function readList<Item>(schema: v.GenericSchema<unknown, Item>, list: unknown): ReadList<Item> {
  const read = (Array.isArray(list) ? (list as unknown[]) : []).map(item => v.safeParse(schema, item))
  const items = read.flatMap(result => (result.success ? [result.output] : []))
  return { items, unreadable: read.length - items.length }
}

/** Paths of members that a later version may have added, and of items that are not as the schema has them. */
function unknownMembers(value: unknown): string[] {
  const paths = new Set<string>()
  const { entries } = SessionFileSchema
  for (const [name, held] of Object.entries(isObject(value) ? value : {})) {
    if (!Object.hasOwn(entries, name)) paths.add(name)
    else if (name !== 'exchanges') collectUnknown(entries[name as keyof SessionFile], held, name, paths)
    else for (const exchange of held as unknown[]) collectUnknown(ExchangeSchema, exchange, 'exchanges[]', paths)
  }
  return [...paths].slice(0, MAX_UNKNOWN)
}

function collectUnknown(schema: v.GenericSchema, held: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(held) && 'item' in schema) {
    for (const item of held) collectUnknown(schema.item as v.GenericSchema, item, `${path}[]`, paths)
    return
  }
  const read = v.safeParse(schema, held)
  if (read.success) compareMembers(held, read.output, path, paths)
  // Unreadable exchanges are counted.
  else if (!path.startsWith('exchanges')) paths.add(path)
}

function compareMembers(held: unknown, read: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(held)) {
    for (const [at, item] of held.entries()) compareMembers(item, (read as unknown[])[at], `${path}[]`, paths)
    return
  }
  if (!isObject(held)) return
  for (const [name, inner] of Object.entries(held)) {
    const known = member(read, name)
    if (known === undefined) paths.add(`${path}.${name}`)
    else compareMembers(inner, known, `${path}.${name}`, paths)
  }
}

type FileExchange = SessionFile['exchanges'][number]

/** A file never stands for captured documents or exchanges: all its documents and exchanges belong to the import. */
function stepsOf(exchange: FileExchange, owner: Owner): ExchangeStep[] {
  const { frameId, frame, request, lateBody, response, releasedAt, claim, network, isPartial } = exchange
  const id = importedId(exchange.id)
  const of = {
    exchangeId: id,
    documentId: documentOf(exchange, owner),
    frameId,
    ...(frame && { frame }),
    ...(owner.file !== undefined && { file: owner.file }),
    ...(isPartial && { isPartial }),
  }
  const madeBy = <Made extends { madeFor?: string | undefined }>(made: Made): Made =>
    made.madeFor === undefined ? made : { ...made, madeFor: documentOf({ documentId: made.madeFor }, owner) }
  return [
    ...(request ? [{ ...of, kind: 'request' as const, request: madeBy(request) }] : []),
    ...(lateBody ? [{ ...of, kind: 'body' as const, body: lateBody }] : []),
    ...(releasedAt === undefined ? [] : [{ ...of, kind: 'release' as const, time: releasedAt }]),
    ...(claim ? [{ ...of, kind: 'claim' as const, claim: madeBy(claim) }] : []),
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
    ...(network ? [{ ...of, kind: 'facts' as const, network: { ...network, id, alsoIds: undefined } }] : []),
  ]
}

function importedEvent(event: SessionFile['events'][number], owner: Owner): PageEvent {
  return { ...event, id: importedId(event.id), documentId: documentOf(event, owner) }
}

function documentOf({ documentId }: { documentId: string }, { documentId: imported }: Owner): string {
  return isImported({ documentId }) ? documentId : `${imported}/${documentId}`
}
