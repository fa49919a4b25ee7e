/**
 * A visitor's record of its supplemental data ids (SDID), which Analytics joins the hits of one page by. Each of
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
 * The SDID for a consumer, and the visitor's record afterwards: different consumers share one id. A consumer that
 * asks again has started a new page, so it gets a new id; the others first use the previous page's. `fresh` is
 * the new id if one is needed. Without `known` one is always needed, as in an SDK call without its own visitor.
 * Measured with the visitor library 2.1.0 of the Node SDK 2.4.3.
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
