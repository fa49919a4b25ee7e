import type { Verdict } from '../../core/ledger/row.ts'
import type { Text } from './createText.ts'

/** What is expected of a verdict, whether it is so, and why, in a few words. */
export function expectedText({ expectation, match }: NonNullable<Verdict['expected']>, { t }: Pick<Text, 't'>): string {
  const keys = { expected: 'expected', unexpected: 'expectedOther', open: 'expectedOpen' } as const
  return t(keys[match], expectation.status)
}

/** The same with reason and author, where they are given. */
export function expectedSentence(verdict: Verdict | undefined, text: Pick<Text, 't'>): string | undefined {
  if (!verdict?.expected) return undefined
  const { reason, author } = verdict.expected.expectation
  const named = author === '' ? '' : text.t('expectedBy', author)
  return [expectedText(verdict.expected, text), reason, named].filter(part => part !== '').join('; ')
}
