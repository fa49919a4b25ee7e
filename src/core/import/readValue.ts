import { IMPORT_SHAPES } from '../dialect/importShapes.ts'
import { isObject, parseJson } from '../json/json.ts'
import { readSessionFile } from '../session-file/readSessionFile.ts'
import type { ImportCode } from './finding.ts'
import { findPayloads } from './findPayloads.ts'
import type { NextOf, ReadShape, Recognised, ValueReading } from './importing.ts'
import { readHarEntryShape, readHarLog } from './shapes/har.ts'

/** Every recognised shape, the most specific first, with the code of those that are not named by their exchanges. */
const SHAPES: readonly { read: ReadShape; code?: ImportCode }[] = [
  { read: readSessionFile, code: 'sessionFile' },
  { read: readHarLog, code: 'har' },
  { read: readHarEntryShape, code: 'har' },
  ...IMPORT_SHAPES.map(read => ({ read })),
]

/** How deep a shape may be nested in lists, objects and texts. */
const MAX_WRAPPING = 6

/** Reads a value: of a known shape, or with such content in a list, an object or a text within it. */
export function readValue(value: unknown, next: NextOf): ValueReading {
  return readNested(value, next, MAX_WRAPPING)
}

function readNested(value: unknown, next: NextOf, wrapping: number): ValueReading {
  for (const { read, code } of SHAPES) {
    const result = read(value, next)
    if (result) return 'kind' in result ? result : named(result, code)
  }
  if (wrapping === 0) return undefined
  if (typeof value === 'string') return readTextWithin(value, next, wrapping)
  return readWithin(value, next, wrapping)
}

/** With a finding for what was recognised, unless the shape has its own. */
function named(read: Recognised, code: ImportCode | undefined): Recognised {
  const { findings = [] } = read
  if (findings.some(({ kind }) => kind === 'recognised')) return read
  const recognised = code ?? codeOf(read)
  const finding = recognised && { kind: 'recognised' as const, code: recognised, values: [], count: 1 }
  return finding ? { ...read, findings: [finding, ...findings] } : read
}

/** A protocol's code for a call of which the request, the response or both are there. */
function codeOf({ protocol, steps }: Recognised): ImportCode | undefined {
  if (protocol === undefined) return undefined
  const hasRequest = steps.some(step => step.kind === 'request' && step.request.body.kind !== 'none')
  const hasResponse = steps.some(step => step.kind === 'response')
  const side = hasRequest && hasResponse ? 'Call' : hasRequest ? 'Request' : 'Response'
  return `${protocol}${side}` as ImportCode
}

/** A string that is the JSON of a known shape, or a message that contains it. */
function readTextWithin(text: string, next: NextOf, wrapping: number): ValueReading {
  const read = (value: unknown): ValueReading => readNested(value, next, wrapping - 1)
  const parsed = parseJson(text)
  if (parsed.kind === 'json') return read(parsed.value)
  if (!text.includes('{')) return undefined
  const { found, refused } = findPayloads({ text, lineOf: () => undefined }, { read })
  return found.length === 0 ? refused : joined(found.map(({ content }) => content))
}

/** The known items of a list or members of an object; the others are listed by path. */
function readWithin(value: unknown, next: NextOf, wrapping: number): ValueReading {
  const inner: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [`[${index}]`, item])
    : Object.entries(isObject(value) ? value : {})
  const found = inner.map(([name, item]) => ({ name, result: readNested(item, next, wrapping - 1) }))
  const read = found.flatMap(({ result }) => (result && !('kind' in result) ? [result] : []))
  if (read.length === 0) return found.find(({ result }) => result)?.result
  const notUnderstood = found.flatMap(({ name, result }) => {
    if (!result) return [name]
    // Other traffic in a network log is valid, but not needed.
    if ('kind' in result) return result.kind === 'har' ? [] : [name]
    return (result.notUnderstood ?? []).map(path => `${name}.${path}`)
  })
  return { ...joined(read), notUnderstood }
}

/** Several contents as one. */
export function joined(read: readonly Recognised[]): Required<Omit<Recognised, 'protocol'>> {
  return {
    steps: read.flatMap(({ steps }) => steps),
    unreadable: read.reduce((sum, { unreadable = 0 }) => sum + unreadable, 0),
    requestsAdded: read.reduce((sum, { requestsAdded = 0 }) => sum + requestsAdded, 0),
    notUnderstood: read.flatMap(({ notUnderstood = [] }) => notUnderstood),
    findings: read.flatMap(({ findings = [] }) => findings),
    annotations: read.flatMap(({ annotations = [] }) => annotations),
    scenarios: read.flatMap(({ scenarios = [] }) => scenarios),
    selectedRows: read.flatMap(({ selectedRows = [] }) => selectedRows),
  }
}
