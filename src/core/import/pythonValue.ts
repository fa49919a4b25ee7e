import { pathText, type Path } from '../json/jsonPath.ts'

/** A value as Python's `repr` and `pprint` write it. */
export type PythonValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; written: string }
  | { kind: 'constant'; json: 'null' | 'true' | 'false' }
  | { kind: 'list'; items: PythonValue[] }
  | { kind: 'dict'; entries: [name: string, value: PythonValue][] }
  /** A plain name, such as `datetime.timezone.utc`. */
  | { kind: 'name'; name: string; source: string }
  /** A duration in s, and a zone with an offset in s from UTC. */
  | { kind: 'span'; seconds: number; source: string }
  /** A value that JSON cannot hold, as it is written. */
  | { kind: 'other'; source: string }

/** A value as JSON, and the paths of values that JSON cannot hold: these are their source as a string. */
export function toJsonText(value: PythonValue): { json: string; others: string[] } {
  const others: string[] = []
  return { json: write(value, [], others), others }
}

function write(value: PythonValue, path: Path, others: string[]): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text)
    case 'number':
      return value.written
    case 'constant':
      return value.json
    case 'list':
      return `[${value.items.map((item, index) => write(item, [...path, index], others)).join(',')}]`
    case 'dict': {
      const members = value.entries.map(
        ([name, inner]) => `${JSON.stringify(name)}:${write(inner, [...path, name], others)}`,
      )
      return `{${members.join(',')}}`
    }
    case 'name':
    case 'span':
    case 'other':
      others.push(pathText(path))
      return JSON.stringify(value.source)
  }
}
