import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { killServiceWorker, launchChromium, type RunningChromium } from './chromium.ts'
import { openPanel, panelScreenshot, setDevToolsTheme, type ChromiumPanel } from './devtoolsPanel.ts'
import { poll } from './poll.ts'
import { TINY_TITLE, writeTinyExtension } from './tinyExtension.ts'

// The driver uses undocumented parts of Chromium: these tests show which of them a new version broke.
let extension: Awaited<ReturnType<typeof writeTinyExtension>>
let browser: RunningChromium
let opened: ChromiumPanel

beforeAll(async () => {
  extension = await writeTinyExtension()
  browser = await launchChromium({ extensionDir: extension.folder, theme: 'dark' })
  const page = await browser.context.newPage()
  opened = await openPanel(page, { title: TINY_TITLE })
})

afterAll(async () => {
  await browser?.close()
  await extension?.remove()
})

it('opens the real panel in DevTools with the theme asked for', async () => {
  expect(opened.panel.url()).toBe(`chrome-extension://${browser.extensionId}/panel.html`)
  await shows('dark')
})

it('changes the theme of DevTools under the open panel', async () => {
  await setDevToolsTheme(opened.devtools, 'light')
  await shows('default')
})

it('ends the service worker, and the next message starts another', async () => {
  const before = await askWorker()
  await killServiceWorker(browser.context)
  expect(await askWorker()).not.toBe(before)
})

it('pictures the panel alone at the size asked for', async () => {
  const png = await panelScreenshot(opened, { width: 1280, height: 400 })
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 400])
})

it('reports at once when there is no extension to load', async () => {
  const folder = `${extension.folder}/nothing`
  expect(existsSync(folder)).toBe(false)
  await expect(launchChromium({ extensionDir: folder })).rejects.toThrow('build it')
})

async function shows(theme: string): Promise<void> {
  await poll(`the theme ${theme}`, async () => (await opened.panel.locator('p').textContent()) === theme)
}

async function askWorker(): Promise<string> {
  const output = opened.panel.locator('output')
  await output.evaluate(element => element.replaceChildren())
  await opened.panel.getByRole('button', { name: 'Ask' }).click()
  return poll('the answer of the worker', async () => (await output.textContent()) || undefined)
}
