import type { NoServerCall } from '../../core/dialect/serverSdk.ts'
import type { Text } from './createText.ts'

/** Why the server SDK makes no call, as a sentence. */
export function noCallText(why: NoServerCall, { coded }: Pick<Text, 'coded'>): string {
  if (why.kind === 'refused') return coded(`sdkRefusal_${why.why}`)
  return coded(`sdkField_${why.expected}`, why.field)
}
