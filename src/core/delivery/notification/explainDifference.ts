import { deliveryOf } from '../read.ts'
import { parseTntId } from '../address.ts'
import { isSameLocation } from '../../dialect/location.ts'
import type { SentNotification } from '../../dialect/dialect.ts'
import { isObject } from '../../json/json.ts'
import { isInSeconds, isKnownOtherwise } from '../compare.ts'
import type { Pair } from '../../dialect/compareMembers.ts'
import type { Compared } from './compared.ts'
import type { Difference } from '../../dialect/difference.ts'
import { explainState, explainToken } from './explainDecision.ts'
import { assessment, wrong, type DifferenceCode, type ComparedSide, type Assessment } from './explanation.ts'

type Kind = Difference['kind']

/** A rule for members of one kind; undefined if it does not apply to the pair. */
type Rule = (pair: Pair, kind: Kind, compared: Compared) => Assessment | undefined

/** By part and path; the first match is the member's rule. Members without a rule matter only if they differ. */
const RULES: readonly [Pair['part'], RegExp, Rule][] = [
  ['notification', /^tokens(\[\d+\])?$/, explainToken],
  ['notification', /^(mbox|view|pageLoad)\.state$/, either(explainLocation, explainState)],
  ['notification', /^(mbox|view|pageLoad)(?=[.[]|$)/, either(explainLocation, explainName)],
  ['notification', /^type$/, either(required, whenDiffers('error', 'eventAnother'))],
  ['notification', /^id$/, required],
  ['notification', /^timestamp$/, either(required, explainTimestamp)],
  ['notification', /^impressionId$/, explainImpression],
  ['notification', /^parameters(?=[.[]|$)/, unlessEqual('warning', 'parameterAnother')],
  ['notification', /^profileParameters(?=[.[]|$)/, unlessEqual('warning', 'profileParameterAnother')],
  ['notification', /^order(?=[.[]|$)/, unlessEqual('warning', 'orderAnother')],
  ['notification', /^product(?=[.[]|$)/, unlessEqual('warning', 'productAnother')],
  ['url', /^host$/, explainHost],
  ['url', /^(client|imsOrgId)$/, explainClient],
  ['url', /^sessionId$/, either(required, whenDiffers('error', 'sessionAnother'))],
  ['request', /^id\.tntId$/, explainTntId],
  ['request', /^id\.(marketingCloudVisitorId|thirdPartyId)$/, whenDiffers('error', 'visitorAnother')],
  ['request', /^property\.token$/, explainProperty],
  ['request', /^environmentId$/, unlessEqual('error', 'environmentAnother')],
  ['request', /^qaMode(?=[.[]|$)/, explainQaMode],
  ['request', /^preview(?=[.[]|$)/, unlessEqual('warning', 'previewAnother')],
  ['request', /^experienceCloud\.analytics\.supplementalDataId$/, explainSupplementalDataId],
  ['request', /^context\.beacon$/, explainBeacon],
  ['request', /^context\.channel$/, required],
  ['request', /^(execute|prefetch)(?=[.[]|$)/, explainContent],
]

/** What a pair of members means for the tester; undefined if they are equal, or if it matters little. */
export function explain(pair: Pair, kind: Kind, compared: Compared): Assessment | undefined {
  const [, , rule] = RULES.find(([part, path]) => part === pair.part && path.test(pair.path)) ?? []
  return rule?.(pair, kind, compared) ?? explainJsonType(pair, kind)
}

/** The result of the first of these rules that applies. */
function either(...rules: readonly Rule[]): Rule {
  return (...of) => {
    for (const rule of rules) {
      const found = rule(...of)
      if (found) return found
    }
    return undefined
  }
}

/** The side that lacks a member that the other has. */
function lackingSide(kind: Kind): ComparedSide | undefined {
  if (kind === 'only yours') return 'Pages'
  return kind === "only the page's" ? 'Yours' : undefined
}

type PlainCode = Extract<DifferenceCode, `${string}Another`>

function unlessEqual(weight: 'error' | 'warning', code: PlainCode): Rule {
  return (_, kind) => (kind === 'equal' ? undefined : assessment(weight, code))
}

function whenDiffers(weight: 'error' | 'warning', code: PlainCode): Rule {
  return (_, kind) => (kind === 'differs' ? assessment(weight, code) : undefined)
}

function explainProperty(_: Pair, kind: Kind): Assessment | undefined {
  const lacking = lackingSide(kind)
  if (lacking) return wrong(lacking, 'propertyMissing')
  return kind === 'differs' ? assessment('error', 'propertyAnother') : undefined
}

/** Members that the API requires (OpenAPI). */
function required(_: Pair, kind: Kind): Assessment | undefined {
  const lacking = lackingSide(kind)
  return lacking && wrong(lacking, 'requiredMissing')
}

/** Another location has another name and state: one error, at whichever member shows it. */
function explainLocation(_: Pair, kind: Kind, { own, pages }: Compared): Assessment | undefined {
  if (kind === 'equal' || isSameLocation(own.location, pages.location)) return undefined
  return assessment('error', 'locationAnother')
}

/** at.js lower-cases view names (measured with at.js 2.5.0 to 2.11.8); the API compares them case-sensitively. */
function explainName({ path }: Pair, kind: Kind): Assessment | undefined {
  return path === 'view.name' && kind === 'differs' ? assessment('warning', 'viewNameCase') : undefined
}

function explainTimestamp({ pages, yours }: Pair, kind: Kind): Assessment | undefined {
  if (kind === 'equal' || typeof pages !== 'number' || typeof yours !== 'number') return undefined
  if (isInSeconds(yours) !== isInSeconds(pages))
    return wrong(isInSeconds(yours) ? 'Yours' : 'Pages', 'timestampInSeconds')
  const distance = String(Math.abs(yours - pages))
  return assessment('equal', yours > pages ? 'timestampLater' : 'timestampEarlier', distance)
}

/** Target counts an impression id once for each location and token, and every notification without one. */
function explainImpression(_: Pair, kind: Kind): Assessment {
  switch (kind) {
    case 'equal':
      return assessment('note', 'impressionSame')
    case 'only yours':
      return assessment('note', 'impressionOnlyInYours')
    case "only the page's":
      return assessment('warning', 'impressionOnlyInPages')
    case 'differs':
    case 'new for every send':
      return assessment('note', 'impressionAnother')
  }
}

function explainHost(_: Pair, kind: Kind, { own, pages }: Compared): Assessment | undefined {
  if (kind !== 'differs') return undefined
  const [a, b] = [own, pages].map(({ read }) => deliveryOf(read).address.cluster)
  return assessment('warning', a !== undefined && b !== undefined && a !== b ? 'clusterAnother' : 'hostAnother')
}

/** Either client or imsOrgId identifies the account (API reference, OpenAPI). */
function explainClient(_: Pair, kind: Kind, { own, pages }: Compared): Assessment | undefined {
  if (kind === 'differs') return assessment('error', 'clientAnother')
  const lacking = lackingSide(kind)
  const { client, imsOrgId } = deliveryOf((lacking === 'Yours' ? own : pages).read).address
  return lacking && (client ?? imsOrgId) === undefined ? wrong(lacking, 'requiredMissing') : undefined
}

function explainTntId({ pages, yours }: Pair, kind: Kind, compared: Compared): Assessment | undefined {
  const lacking = lackingSide(kind)
  if (lacking)
    return isKnownOtherwise(deliveryOf(compared.own.read), deliveryOf(compared.pages.read))
      ? undefined
      : wrong(lacking, 'visitorMissing')
  if (typeof pages !== 'string' || typeof yours !== 'string' || pages === yours) return undefined
  const [a, b] = [parseTntId(pages), parseTntId(yours)]
  if (a.visitor !== b.visitor) return assessment('error', 'visitorAnother')
  if (a.cluster === undefined || b.cluster === undefined) return assessment('note', 'locationHintAnother')
  return a.cluster === b.cluster ? undefined : assessment('warning', 'clusterAnother')
}

function explainQaMode(_: Pair, kind: Kind, { own, pages }: Compared): Assessment | undefined {
  const lacks = ({ read }: SentNotification): boolean => deliveryOf(read).rawRequest?.['qaMode'] === undefined
  if (lacks(own) || lacks(pages)) return wrong(lacks(own) ? 'Yours' : 'Pages', 'qaModeMissing')
  return kind === 'equal' ? undefined : assessment('warning', 'qaModeAnother')
}

/** at.js requests a separate id for each view and each click: only other notifications must carry their content call's. */
function explainSupplementalDataId(_: Pair, kind: Kind, { own }: Compared): Assessment | undefined {
  if (kind === 'equal') return undefined
  const isOfCall = own.type === 'display' && own.location.kind !== 'view'
  if (!isOfCall) return assessment('note', 'supplementalDataIdOfEvent')
  const lacking = lackingSide(kind)
  return lacking ? wrong(lacking, 'supplementalDataIdMissing') : assessment('warning', 'supplementalDataIdAnother')
}

/** Target answers a beacon with 204 and without a body (OpenAPI). */
function explainBeacon({ pages, yours }: Pair): Assessment | undefined {
  if (pages === true && yours !== true) return assessment('note', 'answerReadable')
  return yours === true && pages !== true ? assessment('warning', 'answerUnreadable') : undefined
}

function explainContent(_: Pair, kind: Kind): Assessment | undefined {
  const lacking = lackingSide(kind)
  if (!lacking) return undefined
  return { ...wrong(lacking === 'Yours' ? 'Pages' : 'Yours', 'contentRequested'), weight: 'warning' }
}

function explainJsonType({ pages, yours, path, part }: Pair, kind: Kind): Assessment | undefined {
  const [a, b] = [jsonType(pages), jsonType(yours)]
  if (kind !== 'differs' || a === b) return undefined
  const isOfNotification = part === 'notification' && ['id', 'timestamp', 'impressionId'].includes(path)
  return assessment(isOfNotification ? 'error' : 'warning', 'jsonTypeAnother', a, b)
}

function jsonType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return isObject(value) ? 'object' : typeof value
}
