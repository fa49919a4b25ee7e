import type { Dialect, ParsedExchange } from '../../core/dialect/dialect.ts'
import { isError } from '../../core/dialect/problem.ts'
import { isOfPage } from '../../core/exchange/imported.ts'
import { callLine } from './callLine.ts'
import type { Text } from './createText.ts'
import { visibleText } from './visibleText.ts'

/** A problem with a call of the page: a sentence with its time, and the call. */
export interface LastProblem {
  sentence: string
  read: ParsedExchange
}

/**
 * The newest problem with the page's calls. It is over, and undefined, once the page made a later call over the same protocol that
 * was answered without a problem.
 */
export function lastProblem(calls: readonly ParsedExchange[], text: Text): LastProblem | undefined {
  const read = newestOpen(calls)
  const problem = read?.problems.find(isError)
  if (!read || !problem) return undefined
  const { time, locations } = callLine(read, text)
  return { sentence: `${time} ${visibleText(locations)}: ${text.problem(problem)}`, read }
}

function newestOpen(calls: readonly ParsedExchange[]): ParsedExchange | undefined {
  const recovered = new Set<Dialect>()
  return calls.findLast(({ dialect, problems, exchange }) => {
    // The tester's own sends have their outcomes beside them, and a file does not stand for the page.
    if (!isOfPage(exchange)) return false
    if (problems.some(isError)) return !recovered.has(dialect)
    if (exchange.response?.kind === 'answered') recovered.add(dialect)
    return false
  })
}
