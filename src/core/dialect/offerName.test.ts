import { expect, it } from 'vitest'
import { offerNameIn } from './offerName.ts'

it.each([
  ['the name that its response tokens give', { 'offer.name': 'Spring' }, 'Spring'],
  ['no empty name', { 'offer.name': '' }, undefined],
  ['no path as its name', { 'offer.name': '/a/1/2' }, undefined],
  ['no name that is not a string', { 'offer.name': 5 }, undefined],
  ['no name without response tokens', undefined, undefined],
])('an offer has %s', (_, facts, name) => {
  expect(offerNameIn(facts)).toBe(name)
})
