import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runInNewContext } from 'node:vm'

const MARK = 'packages/playwright-core/src/generated/injectedScriptSource.ts"() {'
const LITERAL = /source\d* = ('(?:[^'\\]|\\.)*')/s

/**
 * The script by which Playwright finds elements by role and name, judges their states and answers `expect` in a page of any
 * engine. It is Playwright's own and undocumented; the exact pin of the package holds it still. An expression that yields
 * the script's object for the global it runs in.
 */
export function readInjectedScript(): string {
  const packageFile = createRequire(import.meta.url).resolve('playwright-core/package.json')
  const bundle = readFileSync(path.join(path.dirname(packageFile), 'lib/coreBundle.js'), 'utf8')
  const from = bundle.indexOf(MARK)
  LITERAL.lastIndex = 0
  const literal = from < 0 ? undefined : LITERAL.exec(bundle.slice(from, from + 4 * 1024 * 1024))?.[1]
  if (literal === undefined) throw new Error('This Playwright keeps its injected script elsewhere.')
  const source: unknown = runInNewContext(literal)
  return `(() => { const module = {}; ${String(source)}; return new (module.exports.InjectedScript())(window, ${OPTIONS}) })()`
}

const OPTIONS = JSON.stringify({
  isUnderTest: false,
  sdkLanguage: 'javascript',
  frameSeq: 0,
  testIdAttributeName: 'data-testid',
  stableRafCount: 1,
  browserName: 'firefox',
  shouldPrependErrorPrefix: true,
  isUtilityWorld: true,
  customEngines: [],
})
