import type { Activity, Decision, Item, OptionItem, ParsedExchange } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { offerNameIn } from '../dialect/offerName.ts'
import { isObject, member, memberText } from '../json/json.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import { memoize } from '../memoize.ts'
import { readPropositionId } from './propositionId.ts'
import { edgeOf } from './read.ts'
import type { PlacedProposition, Proposition } from './schema.ts'
import { locationOfScope } from './scope.ts'
import { tokenIn } from './tokens.ts'

type PropositionItem = NonNullable<Proposition['items']>[number]

/**
 * Everything that the exchange's answer delivered, in the answer's order: of each proposition its content, and the clicks
 * that it asks for. Made once per exchange.
 */
export const edgeDecisionsOf = memoize((read: ParsedExchange): readonly Decision[] => {
  const { response } = edgeOf(read)
  const answer = read.exchange.response
  // An answer that the browser withheld from the page delivered nothing.
  const isRefused = answer?.kind === 'answered' && answer.unreadByPage === true
  return isRefused || !response ? [] : response.propositions.flatMap(placed => fromProposition(read, placed))
})

function fromProposition(read: ParsedExchange, placed: PlacedProposition): Decision[] {
  const { items = [] } = placed.proposition
  const metrics = items.filter(isMetric)
  const content = metrics.length === 0 ? items : items.filter(item => !isMetric(item))
  const found: Item[] = [
    ...(content.length > 0 ? [optionOf(content)] : []),
    ...(metrics.length > 0 ? [metricOf(metrics)] : []),
  ]
  const all: Item[] = found.length > 0 ? found : [{ kind: 'nothing', why: 'did not qualify' }]
  return all.map(item => toDecision(read, placed, item))
}

function toDecision(read: ParsedExchange, { proposition, raw, path }: PlacedProposition, item: Item): Decision {
  const { id, scope = '', scopeDetails, items = [] } = proposition
  const characteristics = scopeDetails?.characteristics
  const location = locationOfScope(scope, characteristics?.scopeType)
  const provider = providerOf(proposition)
  const event = provider === undefined ? eventOf(item) : undefined
  return {
    read,
    time: read.exchange.response?.time ?? read.time,
    location,
    repeat: undefined,
    arrival: provider ?? arrivalOf(read),
    item,
    event,
    isCounted: false,
    isTriggered: location.kind === 'view',
    token: event && tokenIn(scopeDetails, event),
    key: JSON.stringify([id, ...items.map(item => item.id)]),
    state: id,
    path,
    raw,
    analytics: characteristics?.analyticsTokens ?? characteristics?.analyticsToken,
    trace: undefined,
  }
}

function arrivalOf({ exchange }: ParsedExchange): string {
  const source = exchange.request?.source
  return source === 'server state' || source === 'import' ? source : 'proposition'
}

/** The provider of a proposition that is not Target's, such as `AJO` (Journey Optimizer): Target's rules are not its own. */
export function providerOf({ scopeDetails }: Pick<Proposition, 'scopeDetails'>): string | undefined {
  const provider = member(scopeDetails, 'decisionProvider')
  return typeof provider === 'string' && provider !== TARGET && provider !== '' ? provider : undefined
}

const TARGET = 'TGT'

function eventOf({ kind }: Item): Event | undefined {
  if (kind === 'nothing') return undefined
  return kind === 'metric' ? 'click' : 'display'
}

/** A click to report: an action of the page or of a form-based activity. */
export function isMetric({ schema, data }: { schema?: unknown; data?: unknown }): boolean {
  const isMeasurement = typeof schema === 'string' && kindOf(schema) === 'measurement'
  return isMeasurement || member(data, 'type') === 'click'
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['html-content-item', 'html'],
  ['json-content-item', 'json'],
  ['redirect-item', 'redirect'],
  ['default-content-item', 'default content'],
])

/** What an item is, from the end of its schema's URI: `html`, `json`, `dom-action`, `redirect`, `default content`, … */
export function kindOf(schema = ''): string {
  const name = schema.slice(schema.lastIndexOf('/') + 1)
  return KINDS.get(name) ?? name
}

/** A proposition is displayed as a whole, so its items are one option. */
function optionOf(items: readonly PropositionItem[]): Item {
  const [first] = items
  const kinds = [...new Set(items.map(({ schema }) => kindOf(schema)))]
  const isOne = items.length === 1 && kinds[0] !== 'dom-action'
  const content = isOne ? member(first?.data, 'content') : items.map(({ data }) => data)
  const facts = isObject(first?.meta) ? first.meta : undefined
  const option: OptionItem = { kind: 'option', type: kinds.join(', '), content, offerName: offerNameIn(facts), facts }
  return isOne && isObject(first?.data) ? keepNumbers(option, first.data) : option
}

function metricOf(items: readonly PropositionItem[]): Item {
  const selectors = items.flatMap(({ data }) => memberText(data, 'selector') || [])
  return { kind: 'metric', type: 'click', selector: selectors.length === 0 ? undefined : selectors.join(', ') }
}

/** Activity and experience: from the response tokens, else from the id of the proposition and its details. */
export function activityOf({ item, raw }: Decision): Activity | undefined {
  const tokens = item.kind === 'option' ? item.facts : undefined
  const details = member(raw, 'scopeDetails')
  const id = readPropositionId(memberText(raw, 'id'))
  return {
    id: textIn(tokens, 'activity.id') ?? id.activityId ?? textIn(member(details, 'activity'), 'id'),
    name: textIn(tokens, 'activity.name'),
    experienceId: textIn(tokens, 'experience.id') ?? id.experienceId ?? textIn(member(details, 'experience'), 'id'),
    experienceName: textIn(tokens, 'experience.name'),
  }
}

function textIn(object: unknown, name: string): string | undefined {
  return memberText(object, name) || undefined
}
