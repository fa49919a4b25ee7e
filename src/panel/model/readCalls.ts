/** What records and reads calls, as one part of the code: `reading.ts` loads it. */
export { DIALECTS } from '../../core/dialect/dialects.ts'
export { countFailures, createMarkCounts } from '../../core/ledger/marks.ts'
export { createReconciler } from '../../core/ledger/reconcile.ts'
export { createJournalRules } from './createJournalRules.ts'
export { createWays } from './createWays.ts'
export { lastProblem } from './lastProblem.ts'
export { toSteps } from './toSteps.ts'
