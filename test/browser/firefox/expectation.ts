import { setTimeout as pause } from 'node:timers/promises'
import { INTERVAL_MS, retryIfLeft, type DocumentDriver } from './documentDriver.ts'

/** What Playwright's `expect` hands to a locator beside the expression; more, such as the expected text, is handed on. */
export interface Expectation {
  isNot: boolean
  /** Ms. */
  timeout: number
}

interface Answer {
  matches: boolean
  received?: unknown
  missing?: boolean
}

const ASK = `
  const [options] = args
  const isList = options.expression === 'to.have.count' || options.expression.endsWith('.array')
  if (!isList && elements.length > 1) throw new Error('strict mode violation: ' + elements.length + ' elements')
  if (!isList && elements.length === 0) return { matches: false, missing: true }
  const { matches, received } = await injected.expect(elements[0], options, elements, true)
  return { matches, received: received && { value: received.value } }`

/** Answers as Playwright's own locators do: once the expectation holds, or when the time is over with what was there instead. */
export async function expectOf(
  driver: DocumentDriver,
  selector: string,
  expression: string,
  { timeout, isNot, ...more }: Expectation,
): Promise<unknown> {
  const options = { ...more, expression, isNot }
  const isDone = `(answer.missing ? ${absent(options).matches} : answer.matches) !== ${isNot}`
  const ask = async (): Promise<Answer> => {
    const answer = await driver.look<Answer>(selector, isDone, ASK, options).catch(retryIfLeft)
    return 'retry' in answer || answer.missing ? absent(options) : answer
  }
  const end = Date.now() + timeout
  let answer = await ask()
  while (answer.matches === isNot && Date.now() < end) {
    await pause(INTERVAL_MS)
    answer = await ask()
  }
  const { matches, received, missing } = answer
  const isLate = matches === isNot
  const errorMessage = isLate && missing ? 'element(s) not found' : undefined
  return { matches, received, timedOut: isLate, errorMessage, log: [`waiting for ${selector}`] }
}

/** What holds of an element that is not there, by Playwright's own rules. */
function absent({ expression, isNot }: { expression: string; isNot: boolean }): Answer {
  if (!isNot && ['to.be.hidden', 'to.be.detached'].includes(expression)) return { matches: true }
  const isNever = ['to.be.visible', 'to.be.attached', 'to.be.in.viewport'].includes(expression)
  return isNot && isNever ? { matches: false } : { matches: isNot, missing: true }
}
