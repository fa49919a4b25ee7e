import type { Draft } from './createDraft.ts'

/** The faults that are not possible for the notification shown, each with what is missing. */
export function faultObstacles({ drafting, faultContext }: Draft): Map<string, string> {
  const context = faultContext()
  const corrupted = drafting.faults.map(code => [code, drafting.fault(code, context)] as const)
  return new Map(corrupted.flatMap(([code, made]) => (made.kind === 'not possible' ? [[code, made.why] as const] : [])))
}
