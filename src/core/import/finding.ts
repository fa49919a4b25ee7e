/** Every code of a finding, by its kind. A code has one sentence in each catalogue. */
export const IMPORT_CODES = {
  /** What the text holds: first shapes, then notations. Values are the lines at which they begin. */
  recognised: [
    'sessionFile',
    'har',
    'deliveryCall',
    'deliveryRequest',
    'deliveryResponse',
    'edgeCall',
    'edgeRequest',
    'edgeResponse',
    'curl',
    'powerShell',
    'fetch',
    'paired',
    'python',
    'javaScript',
    'java',
    'log',
    'escaped',
  ],
  /** What was not valid in its notation. Values are the lines of the texts. */
  repaired: [
    'byteOrderMark',
    'comments',
    'extraCommas',
    'missingCommas',
    'brackets',
    'quotes',
    'names',
    'numbers',
    'escapes',
    'lineBreaks',
    'wrapped',
    'ellipses',
    'concatenated',
  ],
  /**
   * What is not in the result. Values are paths, except those of `cut` and `notSearched`, which are lines, and those of commands,
   * which are the names of files and variables.
   */
  'left out': [
    'notUnderstood',
    'tooShallow',
    'moreItems',
    'moreCharacters',
    'cut',
    'notSearched',
    'otherCalls',
    'fileBody',
    'variables',
    'noRequestBody',
    'noAnswerBody',
    'cutBody',
    'encrypted',
    'exportChrome',
    'exportFirefox',
    'exportSafari',
    'exportCharles',
    'exportFiddler',
    'exportProxyman',
    'exportMitmproxy',
    'exportOther',
  ],
} as const

export type ImportFindingKind = keyof typeof IMPORT_CODES
export type ImportCode = (typeof IMPORT_CODES)[ImportFindingKind][number]

/** Something that an import recognised, repaired or left out, with the number of its occurrences and where they are. */
export interface ImportFinding {
  kind: ImportFindingKind
  code: ImportCode
  /** Lines, which count from one, or paths; at most {@link MAX_PLACES}. */
  values: string[]
  count: number
}

/** How many places a finding keeps; more are only counted. */
const MAX_PLACES = 100

/** How many places a sentence names. */
const NAMED_PLACES = 5

const KEYS: Record<ImportFindingKind, string> = {
  recognised: 'importRecognised',
  repaired: 'importRepaired',
  'left out': 'importLeftOut',
}

/** The catalogue's key for a finding, then what fills its sentence: the count, and the first places as a list. */
export function findingMessage({ kind, code, values, count }: ImportFinding): [key: string, ...values: string[]] {
  const named = values.slice(0, NAMED_PLACES)
  const places = count > named.length && named.length > 0 && values.length > 1 ? [...named, '…'] : named
  return [`${KEYS[kind]}_${code}`, String(count), places.join(', ')]
}

/** A finding at some places, each of which is one occurrence. */
export function findingAt<Kind extends ImportFindingKind>(
  kind: Kind,
  code: (typeof IMPORT_CODES)[Kind][number],
  places: readonly string[],
): ImportFinding {
  return { kind, code, values: places.slice(0, MAX_PLACES), count: places.length }
}

/** The same findings, with a line for those that are at lines and have none. */
export function atLine(findings: readonly ImportFinding[], line: number): ImportFinding[] {
  return findings.map(finding => {
    const { kind, code, values } = finding
    const isAtPath = kind === 'left out' && code !== 'cut' && code !== 'notSearched'
    return isAtPath || values.length > 0 ? finding : { ...finding, values: [String(line)] }
  })
}

/** The same findings, one for each code: recognised before repaired before left out, else in their order. */
export function mergeFindings(findings: readonly ImportFinding[]): ImportFinding[] {
  const merged = new Map<string, ImportFinding>()
  for (const { kind, code, values, count } of findings) {
    const key = `${kind} ${code}`
    const known = merged.get(key)
    if (known) {
      known.count += count
      addPlaces(known.values, values)
    } else if (count > 0) merged.set(key, { kind, code, values: addPlaces([], values), count })
  }
  const kinds = Object.keys(KEYS)
  return [...merged.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

function addPlaces(places: string[], more: readonly string[]): string[] {
  for (const place of more) {
    if (places.length === MAX_PLACES) break
    if (!places.includes(place)) places.push(place)
  }
  return places
}
