import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildClassicScript } from '../../build/classicScript.ts'

const UNNAMED = ['witness', 'hold', 'off', 'send'].map(name => `src/content/${name}/index.iife.js`)
const DIST = path.resolve(import.meta.dirname, '../../dist')

interface Manifest {
  readonly content_scripts: readonly { readonly js: readonly string[]; readonly world?: string }[]
}

// A script that imports runs after the page's first scripts in Chromium, and in Firefox's MAIN world not at all.
describe.each(['chrome', 'firefox'])('the content scripts built for %s', browser => {
  it('are one for each world, and import nothing', async () => {
    const manifest = JSON.parse(await built(browser, 'manifest.json')) as Manifest
    const scripts = manifest.content_scripts.flatMap(({ js }) => js)
    expect(manifest.content_scripts.map(({ world }) => world ?? 'ISOLATED').toSorted()).toEqual(['ISOLATED', 'MAIN'])
    expect(scripts).toHaveLength(2)
    for (const script of scripts) await expectSelfContained(browser, script)
  })

  it('are built as the tests of the observer build them', async () => {
    for (const script of ['src/content/page/index.iife', 'src/content/off/index.iife'])
      expect(await built(browser, `${script}.js`)).toBe(await buildClassicScript(`${script}.ts`))
  })

  it('have those of the modes, of sites that are off and of sends beside them, which no page gets or can load by itself', async () => {
    for (const script of UNNAMED) await expectSelfContained(browser, script)
    expect(await built(browser, 'manifest.json')).not.toMatch(
      /witness|hold|content\/off|content\/send|web_accessible_resources/,
    )
  })
})

async function expectSelfContained(browser: string, script: string): Promise<void> {
  const code = await built(browser, script)
  expect(code.length).toBeGreaterThan(0)
  expect(code, script).not.toMatch(/\bimport\s*[({*'"\w]/)
}

async function built(browser: string, file: string): Promise<string> {
  try {
    return await readFile(path.join(DIST, browser, file), 'utf8')
  } catch (cause) {
    throw new Error(`dist/${browser}/${file} is missing: run npm run build`, { cause })
  }
}
