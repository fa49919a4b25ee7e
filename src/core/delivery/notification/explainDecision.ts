import type { Decision, SentNotification } from '../../dialect/dialect.ts'
import { includesLocation, locationName } from '../../dialect/location.ts'
import { nearToken } from '../../ledger/nearToken.ts'
import type { Pair } from '../../dialect/compareMembers.ts'
import type { Compared } from './compared.ts'
import type { Difference } from '../../dialect/difference.ts'
import { assessment, wrong, type ComparedSide, type Assessment } from './explanation.ts'

type Kind = Difference['kind']

/** Where a token or a state was delivered, relative to the notification that carries it. */
type Origin = { kind: 'here' } | { kind: 'other event' } | { kind: 'elsewhere'; owner: string } | { kind: 'nowhere' }

/** What different, missing, repeated or reordered tokens mean. */
export function explainToken(pair: Pair, kind: Kind, compared: Compared): Assessment | undefined {
  const { pages, yours, moved } = pair
  if (moved) return assessment('note', 'tokenMoved', String(moved[0] + 1), String(moved[1] + 1))
  if (typeof pages === 'string' && typeof yours === 'string') {
    return kind === 'equal' ? undefined : explainTokens(pages, yours, compared)
  }
  if (typeof yours === 'string' && pages === undefined) return explainLonely(yours, 'Pages', compared.pages)
  if (typeof pages === 'string' && yours === undefined) return explainLonely(pages, 'Yours', compared.own)
  return undefined
}

/** A token that one side lacks. */
function explainLonely(token: string, lacking: ComparedSide, { tokens }: SentNotification): Assessment {
  if (tokens.length === 0) return wrong(lacking, 'tokensMissing')
  if (tokens.includes(token)) return assessment('note', 'tokenRepeated')
  return assessment('warning', lacking === 'Pages' ? 'tokenOnlyInYours' : 'tokenOnlyInPages')
}

function explainTokens(pages: string, yours: string, { own, pages: ofPage, decisions }: Compared): Assessment {
  const [origin, originOfPages] = [tokenOrigin(yours, own, decisions), tokenOrigin(pages, ofPage, decisions)]
  const near = explainNear(pages, yours, origin, originOfPages)
  if (near) return near
  if (!origin || !originOfPages) return assessment('error', 'tokenAnother')
  if (origin.kind !== 'here') return foreignToken('Yours', origin)
  if (originOfPages.kind !== 'here') return foreignToken('Pages', originOfPages)
  return assessment('note', 'tokenOfOtherOption')
}

/** Lost padding and lost ends show which side lost them; for any other change only the decisions do. */
function explainNear(pages: string, yours: string, origin?: Origin, originOfPages?: Origin): Assessment | undefined {
  const [ofYours, ofPages] = [nearToken(yours, pages), nearToken(pages, yours)]
  for (const [side, found] of [['Yours', ofYours] as const, ['Pages', ofPages] as const]) {
    if (found === 'tokenPaddingLost' || found === 'tokenTruncated') return wrong(side, found)
  }
  if (!ofYours && !ofPages) return undefined
  if (origin?.kind === originOfPages?.kind) return assessment('error', 'tokenAltered')
  return wrong(origin?.kind === 'here' ? 'Pages' : 'Yours', 'tokenAltered')
}

function foreignToken(side: ComparedSide, origin: Exclude<Origin, { kind: 'here' }>): Assessment {
  switch (origin.kind) {
    case 'other event':
      return wrong(side, 'tokenOfOtherEvent')
    case 'elsewhere':
      return wrong(side, 'tokenOfLocation', origin.owner)
    case 'nowhere':
      return wrong(side, 'tokenNotDelivered')
  }
}

/** What different states mean. A click needs no state: at.js sends it without one. */
export function explainState({ pages, yours }: Pair, kind: Kind, compared: Compared): Assessment | undefined {
  if (kind === 'equal' || compared.own.type === 'click') return undefined
  if (yours === undefined) return wrong('Yours', 'stateMissing')
  if (pages === undefined) return wrong('Pages', 'stateMissing')
  if (typeof pages !== 'string' || typeof yours !== 'string') return undefined
  const { own, pages: ofPage, decisions } = compared
  const [origin, originOfPages] = [stateOrigin(yours, own, decisions), stateOrigin(pages, ofPage, decisions)]
  if (!origin || !originOfPages) return assessment('warning', 'stateAnother')
  if (origin.kind !== 'here') return foreignState('Yours', origin)
  if (originOfPages.kind !== 'here') return foreignState('Pages', originOfPages)
  return assessment('note', 'stateOfAnotherCall')
}

function foreignState(side: ComparedSide, origin: Origin): Assessment {
  if (origin.kind === 'elsewhere') return wrong(side, 'stateOfLocation', origin.owner)
  return wrong(side, 'stateNotDelivered')
}

function tokenOrigin(token: string, of: SentNotification, decisions: Compared['decisions']): Origin | undefined {
  const holders = decisions?.filter(decision => decision.token === token)
  const here = holders?.filter(holder => includesLocation(of.reported, holder.location))
  if (here?.some(({ event }) => event === of.event)) return { kind: 'here' }
  return here && here.length > 0 ? { kind: 'other event' } : elsewhere(holders)
}

function stateOrigin(state: string, of: SentNotification, decisions: Compared['decisions']): Origin | undefined {
  const holders = decisions?.filter(decision => decision.state === state)
  return holders?.some(holder => includesLocation(of.reported, holder.location)) ? { kind: 'here' } : elsewhere(holders)
}

function elsewhere(holders: readonly Decision[] | undefined): Origin | undefined {
  if (!holders) return undefined
  const [holder] = holders
  return holder ? { kind: 'elsewhere', owner: locationName(holder.location) } : { kind: 'nowhere' }
}
