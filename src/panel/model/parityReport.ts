import { PARITY_STATUSES, type ParityLine } from '../../core/parity/compareLedgers.ts'
import type { ParityEntry } from '../../core/parity/entry.ts'
import { redactText } from '../../core/redaction/redactText.ts'
import { markdownTable, markdownText } from '../../core/toMarkdown.ts'
import type { ParityResult } from './parityResult.ts'
import type { Text } from './createText.ts'
import { experienceText, parityCells, sideName } from './parityCells.ts'

type Words = Pick<Text, 't' | 'moment'>

/** The comparison as Markdown: what was compared, how much differs, and a table of the lines shown. No credentials. */
export function parityMarkdown({ before, after, counts, shown }: ParityResult, text: Words): string {
  const { t } = text
  const summary = PARITY_STATUSES.map(status => `${counts[status]} ${status}`).join(', ')
  const facts = [
    [t('parityBefore'), redactText(sideName(before, text))],
    [t('parityAfter'), redactText(sideName(after, text))],
    [t('parityResult'), summary],
  ]
  const heads = ['parityResult', 'location', 'kind', 'offer', 'parityActivity', 'parityDifference'] as const
  const lines = shown.map(line => {
    const { location, kind, item, content, activity, differences } = parityCells(line, text, redactText)
    return [line.status, location, kind, `${item} ${content}`, activity, differences.join(' ')]
  })
  const list = facts.map(([name = '', value = '']) => `- ${markdownText(name)}: ${markdownText(value)}\n`).join('')
  const table = markdownTable(
    heads.map(key => t(key)),
    lines,
  )
  return `### ${markdownText(t('parityTitle'))}\n\n${list}\n${table}`
}

/** The lines as a table with its heads, each value in a cell. No credentials. */
export function parityTable(lines: readonly ParityLine[], { t }: Pick<Text, 't'>): string[][] {
  const sided = ['experience', 'tokens', 'statuses'] as const
  const [before, after] = [t('parityBefore'), t('parityAfter')]
  const heads = [
    ...(
      ['parityResult', 'location', 'kind', 'offer', 'parityItems', 'parityActivity', 'parityDifference'] as const
    ).map(key => t(key)),
    ...[before, after].flatMap(side => sided.map(part => `${side}: ${t(SIDED[part])}`)),
  ]
  return [heads, ...lines.map(line => tableCells(line, t))]
}

const SIDED = { experience: 'parityExperienceHead', tokens: 'parityTokensHead', statuses: 'parityStatusHead' } as const

function tableCells(line: ParityLine, t: Text['t']): string[] {
  const { location, kind, item, content, activity, differences } = parityCells(line, { t }, redactText)
  return [
    line.status,
    location,
    kind,
    item,
    content,
    activity,
    differences.join(' '),
    ...sideCells(line.before),
    ...sideCells(line.after),
  ]
}

function sideCells(entry: ParityEntry | undefined): string[] {
  if (!entry) return ['', '', '']
  return [redactText(experienceText(entry.activity)), String(entry.tokens), entry.statuses.join(', ')]
}
