import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../src/core/code-generation/layout.ts'
import { toJavaString } from '../../src/core/delivery/code-generation/javaLiteral.ts'
import { toPythonDict, toPythonString } from '../../src/core/code-generation/pythonLiteral.ts'
import type { JsonObject } from '../../src/core/json/json.ts'
import { anyJson, anyText } from './anyText.ts'
import { aBrokenDraft, aDraft } from './drafts.ts'
import { readCmd } from './readCmd.ts'
import { readJava } from './readJava.ts'
import { readPowerShell } from './readPowerShell.ts'
import { converse, run } from './run.ts'
import { codeOf } from './written.ts'

/** One process reads many texts. */
const MANY = { minLength: 40, maxLength: 60 }
const URL = 'https://a.test/'
const FEW_RUNS = { numRuns: 15 }
const LIMIT_MS = 60_000

/** Printable ASCII, rich in what cmd.exe acts on. */
const anyAscii = fc
  .array(
    fc.oneof(
      fc.constantFrom('%PATH%', '%PATH:a=b%', '%', '^', '"', '\\', '\\"', '&', '|', '!x!', '(', ' '),
      fc.string(),
    ),
  )
  .map(parts => parts.join('').slice(0, 2000))

/** Any text, with all that PowerShell takes for a quote. */
const anyQuoted = fc
  .array(fc.oneof(anyText, fc.constantFrom("'", '\u2018', '\u2019', '\u201A', '\u201B', '\u201C', '$', '`')))
  .map(parts => parts.join(''))

/** What goes out for a text: half a pair of surrogates has no UTF-8. */
const onTheWire = (text: string): string => Buffer.from(text).toString()

describe('any value', { timeout: LIMIT_MS }, () => {
  it('reads back from the at.js call', () => {
    fc.assert(
      fc.property(anyJson, value => {
        const sent: unknown[] = []
        const adobe = { target: { sendNotifications: (options: unknown) => sent.push(options) } }
        const body = { notifications: [value] }
        runInContext(codeOf('at.js', aDraft(body)), createContext({ adobe }))
        expect(JSON.stringify(sent)).toBe(JSON.stringify([{ request: body }]))
      }),
    )
  })

  it('reads back from the Node SDK’s call', () => {
    fc.assert(
      fc.property(anyJson, value => {
        const body = { extra: value, notifications: [value] }
        const source = codeOf('Node SDK', aDraft(body)).replace(/^import .*$/m, '')
        const asked: JsonObject[] = []
        const TargetClient = {
          create: () => ({ sendNotifications: (options: JsonObject) => asked.push(options) && {} }),
        }
        const context = createContext({ TargetClient, console: { log: () => undefined } })
        runInContext(`(async () => {${source}})()`, context)
        expect(JSON.stringify(asked[0]?.['request'])).toBe(JSON.stringify(body))
      }),
    )
  })
})

const MANY_RUNS = { numRuns: 5000 }

describe('any text', { timeout: LIMIT_MS }, () => {
  it('reads back from the fetch call, and cannot end the script that holds it', () => {
    fc.assert(
      fc.property(anyText, text => {
        const source = codeOf('fetch', aBrokenDraft(text))
        let body: unknown
        const fetch = (_url: string, init: { body: string }) => {
          body = init.body
          return { then: () => undefined }
        }
        runInContext(source, createContext({ fetch }))
        expect(body).toBe(text)
        expect(source).not.toMatch(/<\/script|<!--/i)
        expect(source.split(/[\n\r\u2028\u2029]/)).toHaveLength(7)
      }),
    )
  })

  it('reaches cURL as one argument or as its input, whole', async () => {
    // A stand-in that prints its arguments and its input.
    const curl = String.raw`curl() { printf '%s\0' "$@"; case "$*" in *'--data-binary @-') cat; printf '\0' ;; esac; printf '\1'; }`
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, MANY), async texts => {
        const commands = texts.map(text => codeOf('cURL', { ...aBrokenDraft(text), url: URL }))
        // Only what is piped may hold the stand-in's own separators.
        const printed = await run('sh', ['-s'], { input: `${curl}\n${commands.join('')}` })
        expect(printed).toBe(texts.map(expectedOfCurl).join(''))
      }),
      FEW_RUNS,
    )
  })

  it('leaves no control of a terminal in the cURL command', () => {
    fc.assert(
      fc.property(anyText, anyText, (url, text) => {
        expect(codeOf('cURL', { ...aBrokenDraft(text), url: URL + url })).not.toMatch(/[^\P{Cc}\n\t]/u)
      }),
    )
  })

  it('reaches cURL from cmd.exe as JSON of the same value, or unchanged, and nothing is expanded', () => {
    fc.assert(
      fc.property(anyJson, fc.integer({ min: 0, max: 2 }), (value, indent) => {
        const text = JSON.stringify({ value }, undefined, indent)
        const draft = { ...aBrokenDraft(text), body: { value }, url: `${URL}?a=%PATH%&b=^"c"` }
        const words = readCmd(codeOf('cURL (cmd)', draft))
        expect(words.slice(0, 7)).toEqual([
          'curl',
          '--proto',
          '=http,https',
          '--globoff',
          '--url',
          'https://a.test/?a=%PATH%&b=^%22c%22',
          '-H',
        ])
        expect(words.slice(7, 9)).toEqual(['Content-Type: text/plain', '--data-raw'])
        expect(JSON.stringify(JSON.parse(words[9]!))).toBe(JSON.stringify({ value }))
        expect(words).toHaveLength(10)
      }),
      MANY_RUNS,
    )
    fc.assert(
      fc.property(anyAscii, text => {
        expect(readCmd(codeOf('cURL (cmd)', aBrokenDraft(text))).at(-1)).toBe(text)
      }),
      MANY_RUNS,
    )
  })

  it('reads back from PowerShell, which gets nothing that a terminal acts on', () => {
    fc.assert(
      fc.property(anyQuoted, text => {
        const source = codeOf('PowerShell', { ...aBrokenDraft(text), url: URL })
        const [, expression = ''] = /GetBytes\((.*)\)\)\n$/s.exec(source) ?? []
        expect(readPowerShell(expression)).toBe(text)
        expect(source.replaceAll(' `\n', '')).not.toMatch(/[\p{C}](?!$)/u)
      }),
      MANY_RUNS,
    )
  })

  it('reads back from Java, by its specification and by javac', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(readJava(toJavaString(text), { looksAhead: false })).toBe(text)
        expect(readJava(toJavaString(text), { looksAhead: true })).toBe(text)
      }),
      MANY_RUNS,
    )
  })

  it('reads back from Python', async () => {
    const script = `
import ast, json, sys
for line in sys.stdin:
    print(json.dumps(ast.literal_eval(json.loads(line))), flush=True)
`
    const python = converse('python3', ['-c', script])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), MANY), async entries => {
        const source = entries.map(([name, text]) => layOut(toPythonDict([[name, toPythonString(text)]]), '    '))
        const printed = await python.ask(JSON.stringify(`[${source.join(',\n')}]`))
        expect(JSON.parse(printed)).toEqual(entries.map(([name, text]) => JSON.parse(JSON.stringify({ [name]: text }))))
      }),
      FEW_RUNS,
    )
    python.end()
  })

  it('is no longer than a constant of Java may be', () => {
    const constants = toJavaString('漢'.repeat(100_000)).match(/"漢+"/g)!
    expect(constants.join('').replaceAll('"', '')).toBe('漢'.repeat(100_000))
    for (const constant of constants) expect(Buffer.byteLength(constant)).toBeLessThan(65_535)
  })

  it('hides no line break from Java behind an escape that Java reads first', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(toJavaString(text)).not.toMatch(/(?<!\\)(?:\\\\)*\\u00(?:0[ad]|22|5c)/i)
        expect(toJavaString(text)).not.toMatch(/[\n\r]/)
      }),
    )
  })
})

function expectedOfCurl(text: string): string {
  const isPiped = /[^\P{Cc}\n\t]/u.test(text)
  const words = [
    '--proto',
    '=http,https',
    '--url',
    URL,
    '-H',
    'Content-Type: text/plain',
    ...(isPiped ? ['--data-binary', '@-'] : ['--data-raw']),
  ]
  return `${[...words, onTheWire(text)].join('\0')}\0\u0001`
}
