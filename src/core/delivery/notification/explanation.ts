import type { Weight } from '../../dialect/difference.ts'

/** One of the two compared notifications: the tester's own, or the page's. */
export type ComparedSide = 'Yours' | 'Pages'

/**
 * Why a difference matters. The code names a sentence in the catalogue of each language, `difference_CODE`; the values
 * fill it, in the order listed beside the code.
 */
export type Explanation = {
  [Code in keyof DifferenceValues]: { code: Code; values: DifferenceValues[Code] }
}[keyof DifferenceValues]

/** Each of these comes as `…InYours` and as `…InPages`: the side that is wrong. */
interface SidedValues {
  tokenPaddingLost: []
  tokenTruncated: []
  tokenAltered: []
  tokenOfLocation: [owner: string]
  /** A click metric's in a display, or an option's in a click. */
  tokenOfOtherEvent: []
  tokenNotDelivered: []
  tokensMissing: []
  stateMissing: []
  stateOfLocation: [owner: string]
  stateNotDelivered: []
  timestampInSeconds: []
  /** A member that the API requires. */
  requiredMissing: []
  visitorMissing: []
  propertyMissing: []
  qaModeMissing: []
  supplementalDataIdMissing: []
  contentRequested: []
}

interface PlainValues {
  /** Nearly equal tokens, if it is unknown which of them was delivered. */
  tokenAltered: []
  tokenAnother: []
  tokenOfOtherOption: []
  tokenOnlyInYours: []
  tokenOnlyInPages: []
  tokenRepeated: []
  /** Places from 1. */
  tokenMoved: [pages: string, yours: string]
  stateAnother: []
  stateOfAnotherCall: []
  locationAnother: []
  viewNameCase: []
  eventAnother: []
  /** Ms. */
  timestampLater: [distance: string]
  timestampEarlier: [distance: string]
  impressionAnother: []
  impressionSame: []
  impressionOnlyInYours: []
  impressionOnlyInPages: []
  parameterAnother: []
  profileParameterAnother: []
  orderAnother: []
  productAnother: []
  hostAnother: []
  clusterAnother: []
  clientAnother: []
  sessionAnother: []
  visitorAnother: []
  locationHintAnother: []
  propertyAnother: []
  environmentAnother: []
  qaModeAnother: []
  previewAnother: []
  supplementalDataIdAnother: []
  supplementalDataIdOfEvent: []
  answerReadable: []
  answerUnreadable: []
  /** JSON's names for the two types. */
  jsonTypeAnother: [pages: string, yours: string]
}

type DifferenceValues = PlainValues & {
  [Code in keyof SidedValues as `${Code}In${ComparedSide}`]: SidedValues[Code]
}

export type DifferenceCode = keyof DifferenceValues

export interface Assessment {
  weight: Weight
  why: Explanation
}

/** Builds the verdict on one member. */
export function assessment<Code extends DifferenceCode>(
  weight: Weight,
  code: Code,
  ...values: DifferenceValues[Code]
): Assessment {
  return { weight, why: { code, values } as Explanation }
}

/** The verdict on a side that is wrong: of yours an error, of the page's a warning. */
export function wrong<Code extends keyof SidedValues>(
  side: ComparedSide,
  code: Code,
  ...values: SidedValues[Code]
): Assessment {
  const why = { code: `${code}In${side}`, values } as unknown as Explanation
  return { weight: side === 'Yours' ? 'error' : 'warning', why }
}
