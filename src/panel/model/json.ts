export { toJson } from '../../core/json.ts'
