import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentScripts } from '../../src/background/contentScripts.ts'

const MODES = ['src/content/witness/index.iife.js', 'src/content/hold/index.iife.js']
const DIST = path.resolve(import.meta.dirname, '../../dist')

// A script that imports runs after the page's first scripts in Chromium, and in Firefox's MAIN world not at all.
describe.each(['chrome', 'firefox'])('the content scripts built for %s', browser => {
  it('import nothing', async () => {
    const scripts = contentScripts(['off.test']).flatMap(({ js = [] }) => js)
    expect(scripts).toHaveLength(3)
    for (const script of scripts) await expectSelfContained(browser, script)
  })

  it('are registered by the background alone, so that a site can be left out', async () => {
    expect(await built(browser, 'manifest.json')).not.toContain('content_scripts')
  })

  it('have witness and hold mode beside them, which no page gets or can load by itself', async () => {
    for (const mode of MODES) await expectSelfContained(browser, mode)
    expect(await built(browser, 'manifest.json')).not.toMatch(/witness|hold|web_accessible_resources/)
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
