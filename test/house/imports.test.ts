import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Every rule about who may import whom: the importing file, and its import. */
const FORBIDDEN: readonly (readonly [file: string, statement: string])[] = [
  ['src/core/delivery/a.ts', "import '../../bridge/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../content/page/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../background/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../panel/model/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../../demo/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../../test/b.ts'"],
  ['src/core/delivery/a.ts', "import '../../../dev/b.ts'"],
  ['src/bridge/a.ts', "import '../../dev/b.ts'"],
  ['src/content/page/a.ts', "import '../../../dev/b.ts'"],
  ['src/background/a.ts', "import '../../dev/b.ts'"],
  ['src/panel/panel.tsx', "import '../../dev/b.ts'"],
  ['src/panel/model/a.ts', "import '../../../dev/b.ts'"],
  ['src/panel/view/a.tsx', "import '../../../dev/b.ts'"],
  ['src/panel/host/a.ts', "import '../../../dev/b.ts'"],
  ['src/core/delivery/a.ts', "import 'node:fs'"],
  ['src/core/delivery/a.ts', "import 'preact'"],
  ['src/core/delivery/a.ts', "import '@preact/signals'"],
  ['src/core/delivery/a.ts', "import 'webextension-polyfill'"],
  ['src/core/delivery/a.ts', "import type { B } from '../../bridge/b.ts'"],
  ['src/core/delivery/a.ts', "export * from '../../bridge/b.ts'"],
  ['src/core/delivery/a.ts', "export const b = import('../../bridge/b.ts')"],
  ['src/core/a.ts', "import '../bridge/b.ts'"],
  ['src/core/ledger/a.ts', "import '../delivery/b.ts'"],
  ['src/core/ledger/a.ts', "import type { B } from '../delivery/notification/b.ts'"],
  ['src/core/dialect/a.ts', "import '../edge/b.ts'"],
  ['src/bridge/a.ts', "import '../core/delivery/b.ts'"],
  ['src/content/relay/a.ts', "import '../../core/delivery/b.ts'"],
  ['src/panel/host/a.ts', "import '../../core/edge/b.ts'"],
  ['src/panel/model/a.ts', "import '../../core/delivery/b.ts'"],
  ['src/panel/view/a.tsx', "import type { B } from '../../core/delivery/b.ts'"],
  ['src/bridge/a.ts', "import '../content/channel/b.ts'"],
  ['src/bridge/a.ts', "import '../background/b.ts'"],
  ['src/bridge/a.ts', "import '../panel/b.ts'"],
  ['src/bridge/a.ts', "import 'webextension-polyfill'"],
  ['src/content/page/a.ts', "import '../relay/b.ts'"],
  ['src/content/page/a.ts', "import '../../background/b.ts'"],
  ['src/content/page/a.ts', "import '../../panel/b.ts'"],
  ['src/content/relay/a.ts', "import '../page/b.ts'"],
  ['src/content/relay/a.ts', "import 'webextension-polyfill'"],
  ['src/content/relay/a.ts', "import 'preact'"],
  ['src/content/channel/a.ts', "import '../page/b.ts'"],
  ['src/content/channel/a.ts', "import '../witness/b.ts'"],
  ['src/content/page/a.ts', "import '../witness/b.ts'"],
  ['src/content/relay/a.ts', "import '../witness/b.ts'"],
  ['src/content/witness/a.ts', "import '../page/b.ts'"],
  ['src/content/witness/a.ts', "import '../relay/b.ts'"],
  ['src/content/page/a.ts', "import '../hold/b.ts'"],
  ['src/content/witness/a.ts', "import '../hold/b.ts'"],
  ['src/content/hold/a.ts', "import '../witness/b.ts'"],
  ['src/content/relay/a.ts', "import '../send/b.ts'"],
  ['src/panel/host/a.ts', "import '../../content/witness/b.ts'"],
  ['src/background/a.ts', "import '../core/json/json.ts'"],
  ['src/background/a.ts', "import '../content/relay/b.ts'"],
  ['src/background/a.ts', "import '../panel/b.ts'"],
  ['src/panel/panel.tsx', "import '../content/relay/b.ts'"],
  ['src/panel/panel.tsx', "import '../background/b.ts'"],
  ['src/panel/panel.tsx', "import 'webextension-polyfill'"],
  ['src/panel/model/a.ts', "import '../view/b.tsx'"],
  ['src/panel/model/a.ts', "import { b } from '../host/b.ts'"],
  ['src/panel/model/a.ts', "import '../../content/relay/b.ts'"],
  ['src/panel/model/a.ts', "import '../../background/b.ts'"],
  ['src/panel/model/a.ts', "import 'webextension-polyfill'"],
  ['src/panel/model/a.ts', "import 'preact'"],
  ['src/panel/view/a.tsx', "import '../../bridge/b.ts'"],
  ['src/panel/model/a.ts', "import '@codemirror/state'"],
  ['src/panel/view/a.tsx', "import '../../content/relay/b.ts'"],
  ['src/panel/view/a.tsx', "import '../../background/b.ts'"],
  ['src/panel/view/a.tsx', "import { b } from '../host/b.ts'"],
  ['src/panel/view/a.tsx', "import 'webextension-polyfill'"],
  ['src/panel/import-worker/a.ts', "import '../model/b.ts'"],
  ['src/panel/import-worker/a.ts', "import '../view/b.tsx'"],
  ['src/panel/import-worker/a.ts', "import type { B } from '../host/b.ts'"],
  ['src/panel/import-worker/a.ts', "import '../../bridge/b.ts'"],
  ['src/panel/import-worker/a.ts', "import '../../core/delivery/b.ts'"],
  ['src/panel/import-worker/a.ts', "import '@preact/signals'"],
  ['src/panel/import-worker/a.ts', "import 'webextension-polyfill'"],
  ['src/panel/host/a.ts', "import '../view/b.tsx'"],
  ['src/panel/host/a.ts', "import '../../content/relay/b.ts'"],
  ['src/panel/host/a.ts', "import '../../background/b.ts'"],
]

const ALLOWED: readonly (readonly [file: string, statement: string])[] = [
  ['src/core/delivery/a.ts', "import '../json.ts'"],
  ['src/core/delivery/a.ts', "import './b.ts'"],
  ['src/core/delivery/a.ts', "import 'valibot'"],
  ['src/core/delivery/a.test.ts', "import 'vitest'"],
  ['src/bridge/a.ts', "import '../core/exchange/b.ts'"],
  ['src/core/delivery/notification/a.ts', "import '../b.ts'"],
  ['src/core/delivery/a.ts', "import '../ledger/b.ts'"],
  ['src/bridge/a.ts', "import 'valibot'"],
  ['src/content/page/a.ts', "import '../channel/b.ts'"],
  ['src/content/relay/a.ts', "import '../channel/b.ts'"],
  ['src/content/witness/a.ts', "import '../channel/b.ts'"],
  ['src/content/witness/a.ts', "import '../../bridge/b.ts'"],
  ['src/content/relay/a.ts', "import '../../bridge/b.ts'"],
  ['src/content/relay/a.ts', "import '../../core/json/json.ts'"],
  ['src/background/a.ts', "import '../bridge/b.ts'"],
  ['src/background/a.ts', "import 'webextension-polyfill'"],
  ['src/panel/panel.tsx', "import './model/b.ts'"],
  ['src/panel/panel.tsx', "import './view/b.tsx'"],
  ['src/panel/panel.tsx', "import './host/b.ts'"],
  ['src/panel/panel.tsx', "import '../bridge/b.ts'"],
  ['src/panel/panel.tsx', "import 'preact'"],
  ['src/panel/panel.tsx', "import './panel.css'"],
  ['src/panel/model/a.ts', "import '../../core/json/json.ts'"],
  ['src/panel/model/a.ts', "import '../../bridge/b.ts'"],
  ['src/panel/model/a.ts', "import '@preact/signals'"],
  ['src/panel/model/a.ts', "import type { B } from '../host/b.ts'"],
  ['src/panel/import-worker/a.ts', "import '../../core/json/json.ts'"],
  ['src/panel/import-worker/a.ts', "import './b.ts'"],
  ['src/panel/view/a.tsx', "import '../model/b.ts'"],
  ['src/panel/view/a.tsx', "import { b } from '../../core/json/json.ts'"],
  ['src/panel/view/kit/a.tsx', "import { b } from '../../../core/json/json.ts'"],
  ['src/panel/view/a.tsx', "import 'preact/hooks'"],
  ['src/panel/view/a.tsx', "import '@preact/signals'"],
  ['src/panel/view/a.tsx', "import '@codemirror/state'"],
  ['src/panel/view/a.tsx', "import '@lezer/common'"],
  ['src/panel/view/a.tsx', "import '@lezer/highlight'"],
  ['src/panel/host/a.ts', "import 'webextension-polyfill'"],
  ['src/panel/host/a.ts', "import '../../bridge/b.ts'"],
  ['demo/a.ts', "import '../src/core/json/json.ts'"],
  ['dev/a.tsx', "import '../src/panel/view/b.tsx'"],
  ['dev/a.tsx', "import '../test/fixtures/b.ts'"],
  ['test/e2e/a.ts', "import '../../src/panel/view/b.tsx'"],
]

/** Two files that import nothing but a type of each other. */
const CIRCLE: readonly (readonly [file: string, text: string])[] = [
  ['src/core/circle/one.ts', "import type { Two } from './two.ts'\nexport type One = { two: Two }\n"],
  ['src/core/circle/two.ts', "import type { One } from './one.ts'\nexport type Two = { one: One }\n"],
]

const reported = new Set<string>()
const inCircles = new Set<string>()
let tree: string

beforeAll(async () => {
  tree = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-imports-'))
  await copyFile(path.join(ROOT, '.oxlintrc.json'), path.join(tree, '.oxlintrc.json'))
  const cases = [...FORBIDDEN, ...ALLOWED].map(one => [fileOf(one), `${one[1]}\n`] as const)
  await Promise.all([...cases, ...CIRCLE].map(writeCase))
  for (const { rule, file } of await findingsOfLint()) {
    if (rule.includes('no-restricted-imports')) reported.add(file)
    if (rule.includes('no-cycle')) inCircles.add(file)
  }
}, 60_000)

afterAll(() => rm(tree, { recursive: true, force: true }))

describe('lint refuses', () => {
  it.each(FORBIDDEN)('in %s: %s', (...one) => expect(reported).toContain(fileOf(one)))
})

it.each(CIRCLE)('lint refuses a circle of types: %s', file => expect(inCircles).toContain(file))

describe('lint permits', () => {
  it.each(ALLOWED)('in %s: %s', (...one) => expect(reported).not.toContain(fileOf(one)))
})

/** Each case has its own file beside the one it names, so that one run of the linter answers all. */
function fileOf([file, statement]: readonly [string, string]): string {
  const { dir, name, ext } = path.posix.parse(file)
  const [stem, ...more] = name.split('.')
  const hash = [...FORBIDDEN, ...ALLOWED].findIndex(one => one[0] === file && one[1] === statement)
  return path.posix.join(dir, [`${stem}${hash}`, ...more].join('.') + ext)
}

async function writeCase([name, text]: readonly [string, string]): Promise<void> {
  const file = path.join(tree, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

async function findingsOfLint(): Promise<readonly { rule: string; file: string }[]> {
  const oxlint = path.join(ROOT, 'node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--format=json']
  const stdout = await new Promise<string>(resolve => {
    execFile(process.execPath, args, { cwd: tree }, (_error, output) => resolve(output))
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] }
  return diagnostics.map(({ code, filename }) => ({ rule: code, file: filename.replaceAll('\\', '/') }))
}
