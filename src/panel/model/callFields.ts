import { locationName } from '../../core/dialect/location.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isError } from '../../core/dialect/problem.ts'
import { isHeld, isOwnSend } from '../../core/exchange/exchange.ts'
import type { ItemField, ItemFields } from '../../core/filter/itemFields.ts'
import { FAILURE, YOURS } from '../../core/ledger/filter.ts'
import { originMarks } from '../../core/ledger/marks.ts'
import { IMPORTED_MARK, OTHER_ORIGIN } from '../../core/ledger/status.ts'
import { memoize } from '../../core/memoize.ts'
import type { PageLoad } from '../../core/session/pageLoads.ts'
import { callLine, sourceText } from './callLine.ts'
import { hasFailed, JUDGEMENTS, judgementOf } from './judgement.ts'
import type { SendHistory } from './createSendHistory.ts'
import type { Text } from './createText.ts'
import { memoizePerText } from './memoizePerText.ts'

interface CallFieldsOptions {
  text: Text
  loadOf: (read: ParsedExchange) => PageLoad | undefined
}

type CallField = ItemField<ParsedExchange>

const HELD = 'held'
const ORIGINS = [IMPORTED_MARK, OTHER_ORIGIN]

/** The terms of the calls. */
export function callFields(options: CallFieldsOptions): ItemFields<ParsedExchange> {
  const { text } = options
  const statusesOf = (read: ParsedExchange): string[] => [
    callLine(read, text).status,
    ...(isOwnSend(read.exchange) ? [judgementOf(read)] : []),
    ...originMarks(read.exchange),
  ]
  const fields: CallField[] = [
    { name: 'status', fits: 'start', valuesOf: statusesOf },
    { name: 'is', fits: 'whole', known: [FAILURE, YOURS, HELD, ...ORIGINS], valuesOf: statesOf },
    { name: 'location', fits: 'part', valuesOf: locationsOf },
    ...commonFields(options),
  ]
  return { fields, ...searched(text) }
}

/** The terms of the sends. `sentAs` names their type and location as they are listed. */
export function sentFields(options: CallFieldsOptions & Pick<SendHistory, 'sentAs'>): ItemFields<ParsedExchange> {
  const { text, sentAs } = options
  const outcomesOf = (read: ParsedExchange): string[] => [judgementOf(read), ...originMarks(read.exchange)]
  const fields: CallField[] = [
    { name: 'status', fits: 'start', valuesOf: read => [...outcomesOf(read), ...httpStatus(read)] },
    {
      name: 'is',
      fits: 'whole',
      known: [FAILURE, ...JUDGEMENTS, ...ORIGINS],
      valuesOf: read => [...(hasFailed(read) ? [FAILURE] : []), ...outcomesOf(read)],
    },
    { name: 'outcome', fits: 'part', valuesOf: read => [text.outcome(read)] },
    { name: 'type', fits: 'whole', valuesOf: read => [sentAs(read)[0]] },
    { name: 'location', fits: 'part', valuesOf: read => [...new Set([sentAs(read)[1], ...locationsOf(read)])] },
    { name: 'http', fits: 'start', valuesOf: httpStatus },
    ...commonFields(options),
  ]
  return { fields, ...searched(text) }
}

function commonFields({ text, loadOf }: CallFieldsOptions): CallField[] {
  return [
    { name: 'kind', fits: 'whole', valuesOf: read => callLine(read, text).kind.split(', ') },
    { name: 'source', fits: 'start', valuesOf: ({ exchange }) => known(sourceText(exchange)) },
    { name: 'url', fits: 'part', valuesOf: ({ exchange }) => known(exchange.request?.url) },
    { name: 'dialect', fits: 'whole', valuesOf: ({ dialect }) => [dialect.name] },
    { name: 'load', fits: 'whole', valuesOf: read => known(loadOf(read)?.number.toString()) },
    { name: 'file', fits: 'part', valuesOf: ({ exchange }) => known(exchange.file) },
    { name: 'origin', fits: 'part', valuesOf: ({ exchange }) => known(exchange.frame?.origin) },
  ]
}

function known(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [value]
}

function statesOf(read: ParsedExchange): string[] {
  return [
    ...(read.problems.some(isError) ? [FAILURE] : []),
    ...(isOwnSend(read.exchange) ? [YOURS] : []),
    ...(isHeld(read.exchange) ? [HELD] : []),
    ...originMarks(read.exchange),
  ]
}

function httpStatus({ exchange }: ParsedExchange): string[] {
  return exchange.response?.kind === 'answered' ? [String(exchange.response.status)] : []
}

const locationsOf = memoize((read: ParsedExchange): readonly string[] => [
  ...new Set(read.dialect.summarise(read).locations.map(locationName)),
])

function searched(text: Text): Pick<ItemFields<ParsedExchange>, 'textsOf' | 'searchText'> {
  return { textsOf: read => callTexts(read, text), searchText: read => callText(read, text) }
}

const callTexts = memoizePerText((read: ParsedExchange, text: Text): readonly string[] => {
  const { kind, source, locations, status } = callLine(read, text)
  const { file = '', frame } = read.exchange
  const outcome = isOwnSend(read.exchange) ? [text.outcome(read)] : []
  return [kind, source, locations, status, ...outcome, ...originMarks(read.exchange), file, frame?.origin ?? '']
})

const callText = memoizePerText((read: ParsedExchange, text: Text): string =>
  callTexts(read, text).join('\n').toLowerCase(),
)
