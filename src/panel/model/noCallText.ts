import type { NotPassed } from '../../core/dialect/pageInstance.ts'
import type { NoServerCall } from '../../core/dialect/serverSdk.ts'
import type { Text } from './createText.ts'

/** Why a send makes no call, as a sentence. */
export function noCallText(why: NoServerCall | NotPassed, { coded }: Pick<Text, 'coded'>): string {
  if (why.kind === 'not passed') return coded(`notPassed_${why.why}`)
  if (why.kind === 'refused') return coded(`sdkRefusal_${why.why}`)
  return coded(`sdkField_${why.expected}`, why.field)
}
