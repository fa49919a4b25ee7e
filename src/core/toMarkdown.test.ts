import { expect, it } from 'vitest'
import { markdownTable, markdownText } from './toMarkdown.ts'

it.each([
  ['plain words', 'plain words'],
  ['a|b', 'a\\|b'],
  ['one\r\n\ttwo', 'one two'],
  ['<b>*x*</b> `y`', '\\<b\\>\\*x\\*\\</b\\> \\`y\\`'],
  ['![x](https://evil.test)', '\\!\\[x\\](https\\://evil.test)'],
  ['C:\\|', 'C\\:\\\\\\|'],
  ['&lt; #1 ~~z~~ a_b_c', '\\&lt; \\#1 \\~\\~z\\~\\~ a\\_b\\_c'],
])('the text %j is shown as it is', (text, written) => {
  expect(markdownText(text)).toBe(written)
})

it('a table has its heads, a rule and one line for each of its lines', () => {
  expect(markdownTable(['A', 'B'], [['1|2', '']])).toBe('| A | B |\n| --- | --- |\n| 1\\|2 |  |\n')
})
