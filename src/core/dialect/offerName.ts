/** An offer's name, as the response tokens give it in every protocol; undefined for an offer without one. */
export function offerNameIn(facts: { readonly [name: string]: unknown } | undefined): string | undefined {
  const name = facts?.['offer.name']
  // The decisioning engine names unnamed offers by their path.
  return typeof name === 'string' && name !== '' && !name.startsWith('/') ? name : undefined
}
