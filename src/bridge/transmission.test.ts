import { describe, expect, it } from 'vitest'
import { dataKinds, transmissionOf } from './transmission.ts'

describe('the kinds of data that a send transmits', () => {
  it('are those that the manifest declares as optional', () => {
    const gecko = { data_collection_permissions: { required: ['none'], optional: ['websiteContent'] } }
    expect(dataKinds({ browser_specific_settings: { gecko } })).toEqual(['websiteContent'])
  })

  it.each([{}, { browser_specific_settings: { gecko: {} } }, undefined])('are empty for a manifest like %j', manifest =>
    expect(dataKinds(manifest)).toEqual([]),
  )
})

describe('the consent to transmit', () => {
  const both = ['browsingActivity', 'websiteContent']
  it.each([
    ['given for all kinds', both, { data_collection: [...both, 'technicalAndInteraction'] }, 'allowed'],
    ['given for one of two', both, { data_collection: ['websiteContent'] }, 'not allowed'],
    ['given for no kind', both, { data_collection: [] }, 'not allowed'],
    ['not known to the browser', both, { origins: [], permissions: [] }, 'not asked'],
    ['for an extension that declares no kinds', [], { data_collection: [] }, 'not asked'],
  ])('%s', (_, kinds, granted, expected) => expect(transmissionOf(kinds, granted)).toBe(expected))
})
