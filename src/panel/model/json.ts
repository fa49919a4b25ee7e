export { memberText, toJson } from '../../core/json.ts'
export { numberText } from '../../core/writtenNumbers.ts'
