import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../test/fixtures/codePoint.ts'
import { toCsv } from './toCsv.ts'

it('quotes every cell and ends every line with CRLF', () => {
  expect(
    toCsv([
      ['a', 'b c'],
      ['1,2', 'say "x"\nand y'],
    ]),
  ).toBe('"a","b c"\r\n"1,2","say ""x""\nand y"\r\n')
})

describe('a cell that a spreadsheet would run as a formula is a text:', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n-1', '\uFF1D1', '\uFEFF=1'])('%j', text => {
    expect(toCsv([[text]])).toBe(`"'${text}"\r\n`)
  })

  it.each(['a=1', '<b>', '1-1', '', "'=1", '–'])('but not %j', text => {
    expect(toCsv([[text]])).toBe(`"${text}"\r\n`)
  })
})

it('any table is read back as it was, apart from that apostrophe', () => {
  const table = fc.array(fc.array(fc.string({ unit: codePoint }), { minLength: 1 }), { minLength: 1 })
  const property = fc.property(table, lines => {
    const read = readCsv(toCsv(lines))
    expect(read.map(cells => cells.length)).toEqual(lines.map(cells => cells.length))
    for (const [at, cells] of read.entries()) {
      for (const [column, cell] of cells.entries()) expect([cell, cell.slice(1)]).toContain(lines[at]![column])
      expect(cells.filter(cell => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
    }
  })
  fc.assert(property)
})

/** Reads what RFC 4180 writes, if every cell is quoted. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  let at = 0
  for (const [whole, cell = '', end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    lines.at(-1)?.push(cell.replaceAll('""', '"'))
    at += whole.length
    if (end !== ',') lines.push([])
  }
  expect(at).toBe(text.length)
  return lines.slice(0, -1)
}
