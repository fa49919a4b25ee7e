import { readPowerShellExpression } from '../../src/core/import/commands/powerShellValue.ts'

/** The text of an expression of PowerShell that joins texts in single quotes and characters; throws for any other. */
export function readPowerShell(expression: string): string {
  const read = readPowerShellExpression(expression, 0)
  if (typeof read?.value !== 'string' || read.end < expression.length) throw new Error('No text')
  if (/["@]/.test(expression[0] ?? '')) throw new Error('Not in single quotes')
  return read.value
}
