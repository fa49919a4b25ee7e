import { expect as expectInPage } from 'playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenPanel } from './browser.ts'
import { startFirefox, type Firefox } from './firefox/firefoxBrowser.ts'
import { poll } from './poll.ts'
import { writeTinyExtension } from './tinyExtension.ts'

// The driver uses undocumented parts of Firefox and Playwright: these tests show which of them a new version broke.
let extension: Awaited<ReturnType<typeof writeTinyExtension>>
let browser: Firefox
let opened: OpenPanel

beforeAll(async () => {
  extension = await writeTinyExtension()
  browser = await startFirefox({ extensionDir: extension.folder })
  opened = await browser.openPanel(await browser.newPage())
})

afterAll(async () => {
  await browser?.close()
  await extension?.remove()
})

it('opens the real panel in the toolbox', async () => {
  expect(await opened.panel.evaluate('location.href')).toMatch(/^moz-extension:.*\/panel\.html$/)
})

it('changes the theme of the toolbox under the open panel', async () => {
  await opened.setTheme('dark')
  await expectInPage(opened.panel.locator('p')).toHaveText('dark')
  await opened.setTheme('light')
  await expectInPage(opened.panel.locator('p')).toHaveText('light')
})

it('ends the event page, and the next message starts another', async () => {
  const before = await askEventPage()
  await browser.stopBackground()
  expect(await askEventPage()).not.toBe(before)
})

it('pictures the panel alone at the size asked for', async () => {
  const png = await opened.screenshot({ width: 1280, height: 400 })
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 400])
})

it('answers `expect` as Playwright does, and reports what was there instead', async () => {
  const { panel } = opened
  await expectInPage(panel.getByRole('button', { name: 'ask' })).toBeVisible()
  await expectInPage(panel.getByRole('button', { name: 'nothing' })).toHaveCount(0)
  await expectInPage(panel.getByRole('button', { name: 'nothing' })).not.toBeVisible()
  const mistaken = expectInPage(panel.getByRole('button')).toHaveText('Answer', { timeout: 1 })
  await expect(mistaken).rejects.toThrow(/Expected.*Answer[^]*Received.*Ask/)
  await expect(expectInPage(panel.getByRole('link')).toBeVisible({ timeout: 1 })).rejects.toThrow('not found')
})

it('clicks an element that moves as the pointer comes, once', async () => {
  const { panel } = opened
  await panel.evaluate(() => {
    const button = document.createElement('button')
    const count = () => (button.value = String(Number(button.value) + 1))
    button.textContent = 'Catch'
    button.style.position = 'absolute'
    button.onclick = count
    button.addEventListener('mousemove', () => (button.style.top = '200px'), { once: true })
    document.body.append(button)
  })
  const moving = panel.getByRole('button', { name: 'Catch' })
  await moving.click()
  expect(await moving.evaluate(button => (button as HTMLButtonElement).value)).toBe('1')
  await moving.evaluate(button => button.remove())
})

it('reports why a page does not load', async () => {
  const page = await browser.newPage()
  // A port that browsers refuse, whoever listens.
  await expect(page.goto('http://127.0.0.1:1/')).rejects.toThrow('deniedPortAccess')
  await page.close()
})

it('names the method that it lacks', () => {
  expect(() => opened.panel.goto).toThrow('The driver of Firefox has no frame.goto')
})

async function askEventPage(): Promise<string> {
  const output = opened.panel.locator('output')
  await output.evaluate(element => element.replaceChildren())
  await opened.panel.getByRole('button', { name: 'Ask' }).click()
  return poll('The answer of the event page', async () => (await output.textContent()) || undefined)
}
