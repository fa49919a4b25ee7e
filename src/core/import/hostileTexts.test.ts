import fc from 'fast-check'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { anMbox } from '../../../test/fixtures/exchanges.ts'
import { growth } from '../../../test/fixtures/growth.ts'
import { readImportText, type ImportResult } from './readImport.ts'

const read = (text: string): ImportResult => readImportText(text, { id: 'i', time: 0 })

const answered = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }
const JSON_TEXT = JSON.stringify(answered)

const TEXTS = [
  JSON_TEXT,
  JSON.stringify(JSON_TEXT),
  JSON.stringify(answered, undefined, 2),
  inspect(answered, { depth: null }),
  inspect(answered),
  `{'status': 200, 'client': 'demo', 'prefetch': {'mboxes': [{'name': 'home', 'state': None}]}}`,
  `<script>targetGlobalSettings = {serverState: {response: ${JSON_TEXT}}}</script>`,
]

/** A text with some pieces removed, doubled or replaced. */
const mutated = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    edits: fc.array(
      fc.record({
        at: fc.nat(2000),
        remove: fc.nat(12),
        put: fc.oneof(
          fc.constantFrom(...'{ } [ ] ( ) " \' ` , : ... … \\ \\" \n /* // + <ref [Object] => None'.split(' ')),
          fc.string({ maxLength: 3, unit: codePoint }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((edited, { at, remove, put }) => {
      const from = at % (edited.length + 1)
      return edited.slice(0, from) + put + edited.slice(from + remove)
    }, text),
  )

/** The words of what was read: runs of letters and digits of each string and number. */
function wordsOf(result: ImportResult): string[] {
  if (result.kind !== 'read') return []
  const bodies = result.steps.flatMap(step => {
    if (step.kind === 'request') return [step.request.body]
    return step.kind === 'response' && step.response.kind === 'answered' ? [step.response.body] : []
  })
  const words: string[] = []
  const collect = (_: string, value: unknown): unknown => {
    if (typeof value === 'string' || typeof value === 'number')
      words.push(...(String(value).match(/[\dA-Za-z-]{2,}/g) ?? []))
    return value
  }
  for (const body of bodies) if (body.kind === 'text') JSON.parse(body.text, collect)
  return words
}

describe('any text', () => {
  it('that resembles content is read or refused, with nothing in it that the text does not have', () => {
    fc.assert(
      fc.property(mutated, text => {
        // The string does not contain a backslash before a letter that needs none.
        const all = [text, text.replaceAll(/\\\n?/g, '')].join('\0')
        for (const word of wordsOf(read(text))) expect(all).toContain(word)
      }),
      { numRuns: 400 },
    )
  })

  it('is read or refused in the lines of a log too', () => {
    fc.assert(
      fc.property(mutated, text => {
        const plain = text.replaceAll(/[\r\n]/g, '')
        const lines = plain.match(/.{1,30}/gu) ?? []
        const log = lines.map(line => `11-29 20:00:00.000  1  2 D Tag: ${line}`).join('\n')
        const all = [plain, plain.replaceAll('\\', '')].join('\0')
        for (const word of wordsOf(read(log))) expect(all).toContain(word)
      }),
      { numRuns: 250 },
    )
  })

  it('is not read with the prefixes of a log in it, where it cannot be read without them', () => {
    const broken = "{ status: 200, requestId: 'r', client: 'demo', prefemboxes: [ [Object] ] }}"
    const lines = broken.match(/.{1,30}/gu) ?? []
    const found = read(lines.map(line => `11-29 20:00:00.000  1  2 D Tag: ${line}`).join('\n'))
    expect(JSON.stringify(found)).not.toContain('11-29')
  })

  it('is read or refused, whatever its characters', () => {
    fc.assert(fc.property(fc.string({ unit: codePoint, maxLength: 300 }), text => void read(text)))
  })
})

describe('time is linear in', () => {
  it.each<[string, (size: number) => string]>([
    ['opening brackets', size => '['.repeat(size)],
    ['opening braces', size => '{'.repeat(size)],
    ['nested names', size => '{a:'.repeat(size / 3)],
    ['nested names with quotes', size => '{"a":'.repeat(size / 5)],
    ['quotes', size => '{"'.repeat(size / 2)],
    ['backslashes', size => `{${'\\'.repeat(size)}"`],
    ['escaped objects', size => '{\\"a\\":'.repeat(size / 7)],
    ['values that break', size => '{a: 1, b: foo} '.repeat(size / 15)],
    ['comments', size => `{${'/*'.repeat(size / 4)}${'//\n'.repeat(size / 6)}`],
    ['commas', size => `[${','.repeat(size)}`],
    ['words', size => 'A'.repeat(size)],
    ['class names', size => `[${'A {'.repeat(size / 3)}`],
    ['lines of a log', size => '11-29 20:00:00.000  1  2 D Tag: {"a":\n'.repeat(size / 38)],
    ['times', size => '20:00:00 {"a": [\n'.repeat(size / 17)],
    ['answers', size => `${JSON_TEXT}\n`.repeat(size / JSON_TEXT.length)],
    ['broken answers', size => `${JSON_TEXT.slice(0, -9)} oh\n`.repeat(size / JSON_TEXT.length)],
    ['lists in Python', size => '(['.repeat(size / 2)],
    ['classes in Java', size => 'class A {\n    b: c\n'.repeat(size / 20)],
    ['members in Java', size => 'A(b=c, '.repeat(size / 7)],
    ['spaces', size => `{${' '.repeat(size)}`],
    ['strings with plus signs', size => `{a:${"'a'+".repeat(size / 4)}`],
    ['strings on lines', size => `{a:${"'a'\n".repeat(size / 4)}`],
    ['tags in angles', size => `[${'<a '.repeat(size / 3)}`],
    ['regular expressions', size => '{a: /['.repeat(size / 6)],
    ['functions', size => '[Function '.repeat(size / 10)],
    ['names in brackets', size => `[${'[A '.repeat(size / 3)}`],
  ])('%s', (_, textOf) => {
    const work = (size: number) => {
      const text = textOf(size)
      return () => void read(text)
    }
    expect(growth(work, { from: 20_000, to: 160_000, most: 24 })).toBeLessThan(24)
  })
})
