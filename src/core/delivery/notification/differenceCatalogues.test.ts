import { describe, expect, it } from 'vitest'
import german from '../../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../../public/_locales/en/messages.json' with { type: 'json' }
import { EDGE_DIFFERENCE_CODES } from '../../edge/drafting/difference.ts'
import type { DifferenceCode } from './explanation.ts'

/** How many values each code has; the types make this list complete. */
const CODES: Record<DifferenceCode, number> = {
  tokenPaddingLostInYours: 0,
  tokenPaddingLostInPages: 0,
  tokenTruncatedInYours: 0,
  tokenTruncatedInPages: 0,
  tokenAlteredInYours: 0,
  tokenAlteredInPages: 0,
  tokenOfLocationInYours: 1,
  tokenOfLocationInPages: 1,
  tokenOfOtherEventInYours: 0,
  tokenOfOtherEventInPages: 0,
  tokensMissingInYours: 0,
  tokensMissingInPages: 0,
  tokenNotDeliveredInYours: 0,
  tokenNotDeliveredInPages: 0,
  stateMissingInYours: 0,
  stateMissingInPages: 0,
  stateOfLocationInYours: 1,
  stateOfLocationInPages: 1,
  stateNotDeliveredInYours: 0,
  stateNotDeliveredInPages: 0,
  timestampInSecondsInYours: 0,
  timestampInSecondsInPages: 0,
  requiredMissingInYours: 0,
  requiredMissingInPages: 0,
  visitorMissingInYours: 0,
  visitorMissingInPages: 0,
  propertyMissingInYours: 0,
  propertyMissingInPages: 0,
  qaModeMissingInYours: 0,
  qaModeMissingInPages: 0,
  supplementalDataIdMissingInYours: 0,
  supplementalDataIdMissingInPages: 0,
  contentRequestedInYours: 0,
  contentRequestedInPages: 0,
  tokenAltered: 0,
  tokenAnother: 0,
  tokenOfOtherOption: 0,
  tokenOnlyInYours: 0,
  tokenOnlyInPages: 0,
  tokenRepeated: 0,
  tokenMoved: 2,
  stateAnother: 0,
  stateOfAnotherCall: 0,
  locationAnother: 0,
  viewNameCase: 0,
  eventAnother: 0,
  timestampLater: 1,
  timestampEarlier: 1,
  impressionAnother: 0,
  impressionSame: 0,
  impressionOnlyInYours: 0,
  impressionOnlyInPages: 0,
  parameterAnother: 0,
  profileParameterAnother: 0,
  orderAnother: 0,
  productAnother: 0,
  hostAnother: 0,
  clusterAnother: 0,
  clientAnother: 0,
  sessionAnother: 0,
  visitorAnother: 0,
  locationHintAnother: 0,
  propertyAnother: 0,
  environmentAnother: 0,
  qaModeAnother: 0,
  previewAnother: 0,
  supplementalDataIdAnother: 0,
  supplementalDataIdOfEvent: 0,
  answerReadable: 0,
  answerUnreadable: 0,
  jsonTypeAnother: 2,
}

const catalogues: [string, Record<string, { message: string }>][] = [
  ['en', english],
  ['de', german],
]

describe.each(catalogues)('in %s', (_, catalogue) => {
  it('differences have sentences only for codes that exist', () => {
    const codes = Object.keys(catalogue).flatMap(key => /^difference_(.+)$/.exec(key)?.[1] ?? [])
    const known = new Set([...Object.keys(CODES), ...EDGE_DIFFERENCE_CODES])
    expect(codes.toSorted()).toEqual([...known].toSorted())
  })

  it.each(Object.entries(CODES))('the difference %s has a place for each value', (code, values) => {
    const places = catalogue[`difference_${code}`]?.message.match(/\$\d/g) ?? []
    expect(places.toSorted()).toEqual(['$1', '$2'].slice(0, values))
  })
})
