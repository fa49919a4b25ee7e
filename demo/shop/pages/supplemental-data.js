import { newId } from './new-id.js'

/**
 * The ids that let Analytics stitch a page's hits together, as the Visitor API gives them: consumers share one until
 * one of them asks for its second, which begins the next.
 */
export function createSupplementalData(first = newSupplementalDataId()) {
  let current = first
  const consumers = new Set()
  return {
    /** The id that the page's own calls and displays share. */
    page: first,
    idFor(consumer) {
      if (consumers.has(consumer)) {
        current = newSupplementalDataId()
        consumers.clear()
      }
      consumers.add(consumer)
      return current
    },
  }
}

/** Two times 16 hexadecimal digits in capitals. */
export function newSupplementalDataId() {
  return `${newId().slice(0, 16)}-${newId().slice(0, 16)}`.toUpperCase()
}
