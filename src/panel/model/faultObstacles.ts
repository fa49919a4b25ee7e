import { FAULTS, type FaultCode, type FaultObstacle } from '../../core/delivery/notification/faults.ts'
import type { Draft } from './createDraft.ts'

/** The faults that are not possible for the notification shown, each with what is missing. */
export function faultObstacles(draft: Draft): Map<FaultCode, FaultObstacle> {
  const context = draft.faultContext()
  const corrupted = FAULTS.map(({ code, make }) => [code, make(context)] as const)
  return new Map(corrupted.flatMap(([code, made]) => (made.kind === 'not possible' ? [[code, made.why] as const] : [])))
}
