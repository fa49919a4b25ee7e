export { parseFilter } from '../../core/ledger/filter.ts'
export { STATUSES } from '../../core/ledger/status.ts'
