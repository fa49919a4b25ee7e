/** Every location of a response that has options, in the order of the wire. */
export function locationsOf({ execute, prefetch } = {}) {
  return [execute, prefetch].flatMap(part => [
    ...(part?.pageLoad ? [part.pageLoad] : []),
    ...listOf(part?.mboxes),
    ...listOf(part?.views),
  ])
}

/** The mboxes of `execute` or `prefetch`. */
export function mboxesOf(part) {
  return listOf(part?.mboxes)
}

function listOf(value) {
  return Array.isArray(value) ? value : []
}
