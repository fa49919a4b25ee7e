import type { TestReader } from '../dialect/testReader.ts'

/** Reads calls of the Web SDK to the Edge Network in an exported test. */
export const edgeTestReader: TestReader = {
  owns: 'isEdgeCall',
  read: 'readEdgeCall',
  source: `// The Edge Network: an answer has propositions, and events report them with their id and their event token.

function isEdgeCall(url: URL): boolean {
  return /\\/v[12]\\/(interact|collect)$/.test(url.pathname) && /[?&](configId|dataStreamId)=/.test(url.search)
}

function readEdgeCall({ url, sent, answer, status }: RawCall): Content {
  const handles = (answer?.handle ?? []).filter(({ type }: Json) => type === 'personalization:decisions')
  const delivered = handles.flatMap(({ payload }: Json) => payload ?? []).flatMap((proposition: Json) => propositionContent(proposition, visitOf(url)))
  const events: Json[] = sent?.events ?? (sent?.event ? [sent.event] : [])
  const reports = events.flatMap((event, index) => {
    const { propositions = [] } = event.xdm?._experience?.decisioning ?? {}
    const error = (answer?.errors ?? []).find(({ report }: Json) => (report?.eventIndex ?? index) === index)
    return propositions.flatMap((proposition: Json): Report[] => {
      const kind = reportKind(event.xdm)
      if (!kind || !isOfTarget(proposition)) return []
      return [
        {
          place: scopeName(proposition),
          event: kind,
          tokens: [tokenOf(proposition, kind)].filter(token => token !== undefined),
          state: stateOf(proposition),
          visit: visitOf(url),
          impression: \`\${url.searchParams.get('requestId')} \${index}\`,
          refusal: refusalOf(status, error?.status, error?.title),
        },
      ]
    })
  })
  return { delivered, reports }
}

function propositionContent(proposition: Json, visit: string | null): Delivered[] {
  const items: Json[] = proposition.items ?? []
  const isClick = ({ schema = '', data }: Json) => schema.endsWith('/measurement') || data?.type === 'click'
  const clicks = items.filter(isClick)
  const hasContent = clicks.length === 0 ? items.length > 0 : clicks.length < items.length
  const events = [...(hasContent ? ['display'] : []), ...(clicks.length > 0 ? ['click'] : [])]
  if (!isOfTarget(proposition)) return []
  return events.map(event => ({
    place: scopeName(proposition),
    event,
    token: tokenOf(proposition, event),
    state: stateOf(proposition),
    visit,
    isCounted: false,
  }))
}

/** What an event of this type reports of its propositions. */
function reportKind({ eventType, _experience }: Json): 'display' | 'click' | undefined {
  const kinds = Object.keys(_experience?.decisioning?.propositionEventType ?? {})
  if (kinds.includes('interact') && !kinds.includes('display')) return 'click'
  if (kinds.length > 0) return kinds.includes('display') ? 'display' : undefined
  if (/^decisioning\\.proposition(Dismiss|Trigger|SuppressDisplay)$/.test(eventType)) return undefined
  return eventType === 'decisioning.propositionInteract' || eventType === 'click' ? 'click' : 'display'
}

function tokenOf({ scopeDetails }: Json, event: string): string | undefined {
  const { characteristics = {}, eventTokens, eventToken } = scopeDetails ?? {}
  return characteristics.eventTokens?.[event] ?? eventTokens?.[event] ?? characteristics.eventToken ?? eventToken
}

/** The id and the details of a proposition, which its events have to carry as they were delivered. */
function stateOf({ id, scopeDetails }: Json): string {
  return JSON.stringify(inOrder({ id, scopeDetails }))
}

function inOrder(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map(name => [name, inOrder(value[name])]))
}

function visitOf(url: URL): string | null {
  return url.searchParams.get('configId') ?? url.searchParams.get('dataStreamId')
}

function isOfTarget({ scopeDetails }: Json): boolean {
  return ['TGT', '', undefined].includes(scopeDetails?.decisionProvider)
}

function scopeName({ scope, scopeDetails }: Json): string {
  if (scope === '__view__') return 'pageLoad'
  if (scopeDetails?.characteristics?.scopeType === 'view') return \`view \${String(scope).toLowerCase()}\`
  return /^(web|webapp|mobileapp):\\/\\//i.test(scope) ? \`surface \${scope}\` : \`mbox \${scope}\`
}
`,
}
