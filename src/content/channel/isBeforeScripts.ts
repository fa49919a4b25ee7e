import { countScripts } from './primordials.ts'

const scriptsAtStart = countScripts(document)

/** Whether no script element was added since this script ran: from then on page scripts may run. */
export function isBeforeScripts(): boolean {
  return countScripts(document) === scriptsAtStart
}
