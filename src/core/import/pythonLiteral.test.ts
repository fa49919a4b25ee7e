import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyJson, anyText } from '../../../test/code-generation/anyText.ts'
import { run } from '../../../test/code-generation/run.ts'
import { readPython } from './pythonLiteral.ts'

/** Python's output for each of these JSON texts, and the result of its own JSON writer. */
const PRINTS = `
import json, pprint, sys
values = [json.loads(text) for text in json.load(sys.stdin)]
# As the SDK's models print themselves, and as a plain dict does.
json.dump([[write(value), json.dumps(value)] for value in values for write in (repr, pprint.pformat, ascii)], sys.stdout)
`

/** The JSON made of Python's text. */
function jsonOf(text: string): string {
  const read = readPython(text)
  if (read.kind === 'not python') throw new Error(`not Python from line ${read.error.line}, ${read.error.column}`)
  return read.json
}

const read = (text: string): unknown => JSON.parse(jsonOf(text))

describe('Python’s output', () => {
  it('is read as the original value, whatever the value and the printer', async () => {
    // Long enough that pprint breaks them.
    const longText = fc.array(fc.oneof(anyText, fc.constant('word ')), { minLength: 20, maxLength: 40 })
    const value = fc.oneof(
      anyJson,
      fc.maxSafeInteger(),
      longText.map(parts => ({ text: parts.join('') })),
    )
    // One process for all of them: starting takes longer than printing.
    const values = fc.sample(value, 300)
    const input = JSON.stringify(values.map(each => JSON.stringify(each)))
    const printed = JSON.parse(await run('python3', ['-c', PRINTS], { input })) as string[][]
    expect(printed).toHaveLength(values.length * 3)
    for (const [text = '', json = ''] of printed) expect(read(text), text).toEqual(JSON.parse(json))
  })

  it('keeps every digit of a number', () => {
    const numbers = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
    fc.assert(
      fc.property(numbers, number => {
        expect(jsonOf(`{'n': ${number}}`)).toBe(`{"n":${number}}`)
      }),
    )
  })

  it.each([
    ['datetime.datetime(2026, 5, 6, 9, 0)', '2026-05-06T09:00:00'],
    ['datetime.datetime(2026, 5, 6, 9, 0, 1, 250, tzinfo=datetime.timezone.utc)', '2026-05-06T09:00:01.000250+00:00'],
    ['datetime.datetime(2026, 5, 6, 9, 0, tzinfo=tzutc())', '2026-05-06T09:00:00+00:00'],
    ['datetime.datetime(2026, 5, 6, 9, 0, tzinfo=tzoffset(None, -12600))', '2026-05-06T09:00:00-03:30'],
    [
      'datetime.datetime(2026, 5, 6, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))',
      '2026-05-06T09:00:00+02:00',
    ],
    [
      'datetime.datetime(2026, 5, 6, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))',
      '2026-05-06T09:00:00-05:00',
    ],
    ['datetime.date(2026, 5, 6)', '2026-05-06'],
    ["<ChannelType.WEB: 'web'>", 'web'],
    ["UUID('12345678-1234-5678-1234-567812345678')", '12345678-1234-5678-1234-567812345678'],
    ["OrderedDict([('a', 1), ('b', {'c': ()})])", { a: 1, b: { c: [] } }],
    ["OrderedDict({'a': 1})", { a: 1 }],
    ["defaultdict(<class 'list'>, {'a': [1]})", { a: [1] }],
    ['b\'{"n": "\\xc3\\xa9"}\'', '{"n": "é"}'],
    ["('one '\n 'two')", 'one two'],
    ["('one',)", ['one']],
    ["{'a', 'b'}", ['a', 'b']],
    ['set()', []],
    ["trace.Trace(a=1, b=Inner(c=None, d=['x']))", { a: 1, b: { c: null, d: ['x'] } }],
    ["{1: 'a', None: 'b', True: 'c'}", { '1': 'a', null: 'b', true: 'c' }],
    ["'''it's\nlong'''", "it's\nlong"],
    ["r'\\d' u'\\101\\N'", '\\dA\\N'],
    ['[1., .5, +1, # a comment\n 2,]', [1, 0.5, 1, 2]],
  ])('is read if it is %s', (text, value) => {
    expect(read(text)).toEqual(value)
  })

  it('keeps the digits of a Decimal', () => {
    expect(jsonOf("[Decimal('12.50')]")).toBe('[12.50]')
  })

  it.each([
    '<object at 0x7f>',
    "Trace('x', b=1)",
    'Trace()',
    'nan',
    '-inf',
    "datetime.datetime(2026, 5, 6, tzinfo=zoneinfo.ZoneInfo(key='Europe/Berlin'))",
    'datetime.datetime(2026, 5, 6, tzinfo=datetime.timezone(datetime.timedelta(seconds=3208)))',
    'datetime.datetime(2026, 5, 6, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600, microseconds=5)))',
    "b'\\xff'",
    'module.name',
    '007',
  ])('keeps %s, which JSON cannot hold, as its text, and names the place', text => {
    expect(readPython(`{'a': [${text}, 1]}`)).toMatchObject({
      json: JSON.stringify({ a: [text, 1] }),
      others: ['a[0]'],
    })
  })

  it.each([
    ["{'a': 1", 1, 8],
    ["{'a': 1,\n 'b' 2}", 2, 6],
    ["{'a': 1, 2}", 1, 1],
    ["{'a': 'b}", 1, 7],
    ["{'a': nothing}", 1, 7],
    ["{'a': 1} more", 1, 10],
    ['', 1, 1],
  ])('that is broken, as %j, is refused with the place', (text, line, column) => {
    expect(readPython(text)).toMatchObject({ kind: 'not python', error: { line, column } })
  })

  it('is refused without an exception, whatever the text', () => {
    const pieces = fc.constantFrom(...`{ } [ ] ( ) < > ' " \\ , : = # b u None nan 1 . e - x datetime( '''`.split(' '))
    const texts = fc.array(pieces).map(list => list.join(''))
    fc.assert(fc.property(texts, text => void readPython(text)))
    expect(readPython('['.repeat(100_000)).kind).toBe('not python')
  })

  it('is read whatever its size', () => {
    const long = 'word \\u00e9'.repeat(500_000)
    expect(read(`{'content': '${long}',${' '.repeat(1_000_000)}}`)).toEqual({ content: 'word é'.repeat(500_000) })
  })

  it('counts as Python if it has more than JSON with a trailing comma', () => {
    const isPython = (text: string): unknown => {
      const read = readPython(text)
      return read.kind === 'python' && read.isPythonAlone
    }
    expect(['{"a": 1,}', '[1,]', '{}'].map(isPython)).toEqual([false, false, false])
    expect(["{'a': 1}", '[None]', '(1,)', '{1: 2}'].map(isPython)).toEqual([true, true, true, true])
  })
})
