import { readFile, writeFile } from 'node:fs/promises'
import { figureText, type BenchRow } from './row.ts'

/** The results of the newest run of each part. */
const RESULTS = 'bench/results.json'

const GUIDE = 'docs/guide.md'
const BEGIN = '<!-- figures of `npm run bench` -->'
const END = '<!-- end of the figures -->'

/** Replaces a part's rows in the results, and writes all rows as the table of the guide. */
export async function writeTable(part: string, rows: readonly BenchRow[]): Promise<void> {
  const results = JSON.parse(await readFile(RESULTS, 'utf8')) as Record<string, readonly BenchRow[]>
  results[part] = rows
  await writeFile(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`)
  const guide = await readFile(GUIDE, 'utf8')
  const [before, rest = ''] = guide.split(BEGIN)
  const [, after] = rest.split(END)
  if (after === undefined) throw new Error(`${GUIDE} lacks "${BEGIN}" or "${END}"`)
  await writeFile(GUIDE, `${before}${BEGIN}\n\n${toMarkdown(Object.values(results).flat())}\n\n${END}${after}`)
}

/** The rows as a table: a line for each measure and browser, a column for each contender. */
export function toMarkdown(rows: readonly BenchRow[]): string {
  const contenders = [...new Set(rows.map(({ contender }) => contender))]
  const lines = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const line = `${row.what} | ${row.browser}`
    lines.set(line, (lines.get(line) ?? new Map<string, string>()).set(row.contender, figureText(row)))
  }
  const cells = [
    ['what', 'browser', ...contenders],
    ['---', '---', ...contenders.map(() => '---')],
    ...[...lines].map(([line, figures]) => [...line.split(' | '), ...contenders.map(name => figures.get(name) ?? '')]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)))
  const pad = (cell: string, column: number): string =>
    cell === '---' ? '-'.repeat(widths[column] ?? 3) : cell.padEnd(widths[column] ?? 0)
  return cells.map(line => `| ${line.map(pad).join(' | ')} |`).join('\n')
}
