import { readFile, writeFile } from 'node:fs/promises'
import { isNoisy, type PartResults, type Results } from './results.ts'
import { BROWSERS, figureText, type BenchRow } from './row.ts'

const GUIDE = 'docs/guide.md'
const BEGIN = '<!-- figures of `npm run bench` -->'
const END = '<!-- end of the figures -->'

/** A table of the guide: the parts that it has, each by its name in sentences, and what its figures are. */
interface Section {
  title: string
  parts: Readonly<Record<string, string>>
  about: string
}

const SECTIONS: readonly Section[] = [
  {
    title: 'What a page pays',
    parts: { page: BROWSERS.chromium.title, firefox: BROWSERS.firefox.title },
    about:
      'Medians of rounds in which all take turns. The first column is the time without an extension; the others are ratios (×) and differences (ms) to it in the same round, of the main thread of a page without DevTools in Chromium, of the clock in Firefox.',
  },
  {
    title: 'What is loaded',
    parts: { sizes: 'Sizes' },
    about: 'Bytes as gzip compresses them, of the build. A larger build fails.',
  },
  {
    title: 'One more call in a long visit',
    parts: { more: 'The ledger' },
    about: 'Processor time of Node, the median of several runs.',
  },
  {
    title: 'The start of the panel',
    parts: { panel: 'The panel' },
    about: 'From the start of its document in DevTools, in new DevTools each time.',
  },
  {
    title: 'Growth',
    parts: { growth: BROWSERS.chromium.title, growthFirefox: BROWSERS.firefox.title },
    about:
      'What is in use after a collection of garbage, at the first and the last measurement, and the growth by each time. No growth: the interval holds 0. The panel held its 5,000 calls before the first measurement; the documents that it remembers, up to 5,000 of a few hundred bytes, are added meanwhile. While DevTools is open, pages and panels grow without the extension, too ([measurements](discoveries.md#memory)). In Firefox the heap is that of the whole process, which the panel shares with the background; a realm is the global object of a document or script, and nodes and listeners cannot be counted.',
  },
]

/** The names of the parts whose figures are in the guide. */
export const TABLE_PARTS = SECTIONS.flatMap(({ parts }) => Object.keys(parts))

/** Writes all results as the tables of the guide. */
export async function writeTables(results: Results): Promise<void> {
  const guide = await readFile(GUIDE, 'utf8')
  const [before, rest = ''] = guide.split(BEGIN)
  const [, after] = rest.split(END)
  if (after === undefined) throw new Error(`${GUIDE} lacks "${BEGIN}" or "${END}"`)
  await writeFile(GUIDE, `${before}${BEGIN}\n\n${toMarkdown(results)}\n\n${END}${after}`)
}

/** All results as tables with their occasions, and a line on what was not measured. */
export function toMarkdown(results: Results): string {
  return SECTIONS.flatMap(({ title, parts, about }) => {
    const measured = Object.entries(parts).flatMap(([part, name]) => {
      const result = results[part]
      return result ? [{ name, result }] : []
    })
    const missing = Object.entries(parts).flatMap(([part, name]) => (results[part] ? [] : [name]))
    const occasions = measured.map(({ name, result }) => occasionText(name, result))
    const lack = missing.length > 0 ? [`Not measured: ${missing.join(', ')}.`] : []
    const rows = measured.flatMap(({ result }) => result.rows)
    const table = rows.length > 0 ? ['', toTable(rows)] : []
    return [`### ${title}`, '', [about, ...occasions, ...lack].join(' '), ...table, '']
  })
    .join('\n')
    .trimEnd()
}

function occasionText(name: string, occasion: PartResults): string {
  const { date, cores, load, rows } = occasion
  const varies = rows.some(({ low, high }) => low !== high)
  const noise = varies && isNoisy(occasion) ? '; other programs ran beside it, so small differences mean nothing' : ''
  return `${name}: ${date}, ${cores} cores, load ${load} before it${noise}.`
}

/** The rows as a table: a line for each measure and browser, a column for each contender, and the limit of those that have one. */
export function toTable(rows: readonly BenchRow[]): string {
  const contenders = [...new Set(rows.map(({ contender }) => contender))]
  const limits = rows.some(({ limit }) => limit !== undefined) ? ['at most'] : []
  const lines = new Map<string, BenchRow[]>()
  for (const row of rows) {
    const line = `${row.what} | ${row.browser}`
    lines.set(line, [...(lines.get(line) ?? []), row])
  }
  const body = [...lines.values()].map(line => {
    const { what = '', browser = 'any', limit = '' } = line[0] ?? {}
    const figures = contenders.map(name => line.find(({ contender }) => contender === name))
    return [what, browser, ...figures.map(row => (row ? figureText(row) : '')), ...limits.map(() => limit)]
  })
  const head = ['what', 'browser', ...contenders, ...limits]
  const widths = head.map((name, column) => Math.max(3, name.length, ...body.map(line => line[column]?.length ?? 0)))
  const toLine = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`
  return [
    toLine(head),
    toLine(
      head.map(() => ''),
      '-',
    ),
    ...body.map(line => toLine(line)),
  ].join('\n')
}
