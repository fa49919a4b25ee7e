import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isFault } from '../../core/dialect/problem.ts'
import { isOfPage } from '../../core/exchange/imported.ts'
import { callLine } from './callLine.ts'
import type { Text } from './createText.ts'
import { visibleText } from './visibleText.ts'

/** The newest problem with the page's calls, with its time; undefined when there is no problem. */
export function lastProblem(calls: readonly ParsedExchange[], text: Text): string | undefined {
  // The tester's own sends have their outcomes beside them, and a file does not stand for the page.
  const last = calls.findLast(({ problems, exchange }) => problems.some(isFault) && isOfPage(exchange))
  const problem = last?.problems.find(isFault)
  if (!last || !problem) return undefined
  const { time, locations } = callLine(last, text)
  return `${time} ${visibleText(locations)}: ${text.problem(problem)}`
}
