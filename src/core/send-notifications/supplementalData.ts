/**
 * What a visitor remembers of its supplemental data ids (SDID), by which Analytics joins the hits of one page. Each of
 * the two ids lists the consumers that used it.
 */
export interface SupplementalData {
  current: SupplementalDataId
  last?: SupplementalDataId | undefined
}

interface SupplementalDataId {
  id: string
  consumers: readonly string[]
}

/**
 * The SDID for a consumer, and what the visitor remembers after it: consumers that differ share one id, and a consumer
 * that asks again has begun a new page, so that a new id begins; others then first use up the page before. `fresh` is
 * the id to take when a new one is due. Without `known` one always is, as in a call of an SDK without a visitor of its
 * own. Measured with the visitor library 2.1.0 of the Node SDK 2.4.3.
 */
export function supplementalDataFor(
  consumerId: string,
  known: SupplementalData | undefined,
  fresh: string,
): { supplementalDataId: string; supplementalData: SupplementalData } {
  const { current, last } = known ?? { current: { id: fresh, consumers: [] } }
  if (last && !last.consumers.includes(consumerId)) {
    return { supplementalDataId: last.id, supplementalData: { current, last: withConsumer(last, consumerId) } }
  }
  if (current.consumers.includes(consumerId)) {
    const begun = { id: fresh, consumers: [consumerId] }
    return { supplementalDataId: fresh, supplementalData: { current: begun, last: current } }
  }
  const used = withConsumer(current, consumerId)
  return { supplementalDataId: current.id, supplementalData: { current: used, last } }
}

function withConsumer({ id, consumers }: SupplementalDataId, consumerId: string): SupplementalDataId {
  return { id, consumers: [...consumers, consumerId] }
}
