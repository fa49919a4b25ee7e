import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../src/core/code-generation/layout.ts'
import { toJavaString } from '../../src/core/code-generation/javaLiteral.ts'
import { toPythonDict, toPythonString } from '../../src/core/code-generation/pythonLiteral.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { anyJson, anyText } from './anyText.ts'
import { aBrokenDraft, aDraft } from './drafts.ts'
import { run } from './run.ts'
import { codeOf } from './written.ts'

/** One process reads many texts. */
const MANY = { minLength: 40, maxLength: 60 }
const URL = 'https://a.test/'
const FEW_RUNS = { numRuns: 15 }
const LIMIT_MS = 60_000

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
        expect(codeOf('cURL', { ...aBrokenDraft(text), url })).not.toMatch(/[^\P{Cc}\n\t]/u)
      }),
    )
  })

  it('reads back from Python', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), MANY), async entries => {
        const source = entries.map(([name, text]) => layOut(toPythonDict([[name, toPythonString(text)]]), '    '))
        const script = 'import ast, json, sys; print(json.dumps(ast.literal_eval(sys.stdin.read())))'
        const printed = await run('python3', ['-c', script], { input: `[${source.join(',\n')}]` })
        expect(JSON.parse(printed)).toEqual(entries.map(([name, text]) => JSON.parse(JSON.stringify({ [name]: text }))))
      }),
      FEW_RUNS,
    )
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
    '--url',
    URL,
    '-H',
    'Content-Type: text/plain',
    ...(isPiped ? ['--data-binary', '@-'] : ['--data-raw']),
  ]
  return `${[...words, onTheWire(text)].join('\0')}\0\u0001`
}
