import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { poll } from '../browser/poll.ts'
import { OFF } from '../../src/content/channel/names.ts'
import { ALL_PATCHED, PATCHED } from '../fixtures/patchedFunctions.ts'
import { expect } from './expect.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  // It switches the shop's host off, and reloads the extension.
  session = await startSession({ isAlone: true })
})
afterAll(() => session.close())

const URL_PATH = '/correct.html'
const HOST = '127.0.0.1'

const patched = (page: Page): Promise<unknown> => page.evaluate(PATCHED)

/** The patched functions of the frames that follow their page's origin, by kind of document. */
const patchedInFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`new Promise(resolve => {
    const script = kind => '<script>parent.postMessage({ kind: "' + kind + '", patched: ' + ${JSON.stringify(PATCHED)} + ' }, "*")</' + 'script>'
    const kinds = {
      srcdoc: { srcdoc: script('srcdoc') },
      sandboxed: { srcdoc: script('sandboxed'), sandbox: 'allow-scripts' },
      blob: { src: URL.createObjectURL(new Blob([script('blob')], { type: 'text/html' })) },
      data: { src: 'data:text/html,' + encodeURIComponent(script('data')) },
    }
    const found = {}
    addEventListener('message', ({ data }) => {
      if (!(data?.kind in kinds)) return
      found[data.kind] = data.patched.length
      if (Object.keys(found).length === Object.keys(kinds).length) resolve(found)
    })
    for (const attributes of Object.values(kinds)) {
      const frame = document.createElement('iframe')
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value)
      document.body.append(frame)
    }
  })`)

/** The beginnings of the titles of the icon, in the tabs that show this address. */
const iconTitles = (url: string): Promise<string[]> =>
  session.browser.inBackground(async url => {
    const tabs = (await chrome.tabs.query({})).filter(tab => tab.url === url)
    return Promise.all(tabs.map(({ id }) => chrome.action.getTitle(id === undefined ? {} : { tabId: id })))
  }, url)

const siteSwitch = (panel: Frame) => panel.getByRole('switch', { name: `Observe ${HOST}` })

async function switchInSettings(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Settings', exact: true }).click()
  await siteSwitch(panel).click()
  const dialog = panel.getByRole('dialog', { name: 'Settings' })
  await expect(dialog).toContainText('Applies from the next load')
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
}

const note = ({ panel }: Inspected) => panel.getByRole('status')

it('off on a site, nothing is patched there from the next load, and on again all works', async () => {
  const inspected = await session.inspect(URL_PATH)
  const { page, panel } = inspected
  await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
  await switchInSettings(panel)
  await expect(note(inspected)).toContainText(`Off on ${HOST} from the next load.`)
  expectValue(await iconTitles(page.url())).toEqual([expectValue.stringContaining('press F12')])

  // Firefox keeps the ports of the page before open.
  await page.goto(session.shop.url + URL_PATH)
  await expect(note(inspected)).toContainText(`Off on ${HOST}: only the network log is recorded`)
  expectValue(await patched(page)).toEqual([])
  await page.reload()
  expectValue(await patchedInFrames(page)).toEqual({ srcdoc: 0, sandboxed: 0, blob: 0, data: 0 })
  await poll('The icon', async () => (await iconTitles(page.url())).every(title => title.includes('off on this site')))
  await expect(panel.getByRole('status')).toContainText('0 frames')
  await expect(panel.getByRole('button', { name: 'Witness mode' })).toHaveAttribute('aria-disabled', 'true')

  await panel.getByRole('status').getByRole('button', { name: 'Turn on' }).click()
  await expect(note(inspected)).toContainText(`On for ${HOST} from the next load.`)
  await page.reload()
  await expect(note(inspected)).not.toContainText('Off on')
  await expect(panel.getByRole('status')).toContainText('1 frame')
  expectValue(await patched(page)).toEqual(ALL_PATCHED)
  await page.reload()
  expectValue(await patchedInFrames(page)).toEqual({ srcdoc: 5, sandboxed: 5, blob: 5, data: 5 })
})

it('a document that stops after its relay has connected is one that the panel no longer observes', async () => {
  // The browser may compile the script of sites that are off after the relay has run. This page has no script.
  const { page, panel } = await session.inspect('/')
  await expect(panel.getByRole('status')).toContainText('1 frame')
  await page.evaluate(off => document.fonts.dispatchEvent(new Event(off)), OFF)
  await expect(panel.getByRole('status')).toContainText('0 frames')
})

it('the popup of the icon switches the site in front, and other sites, restarts of the background and reloads of the extension change nothing', async () => {
  const { close } = await session.goTo('/')
  await close()
  const page = await session.visit(URL_PATH)
  const popup = await session.browser.newPage()
  const popupUrl = await session.browser.inBackground(() => chrome.runtime.getURL('src/panel/popup.html'), undefined)
  await popup.goto(popupUrl)
  await expect(popup.getByText('The extension does not run on this page.')).toBeVisible()
  await page.bringToFront()
  await popup.reload()
  await expect(popup.getByRole('switch', { name: `Observe ${HOST}` })).toBeChecked()
  await popup.evaluate(() => document.querySelector<HTMLElement>('[role=switch]')?.click())
  await expect(popup.getByRole('switch')).not.toBeChecked()
  await expect(popup.getByText('Applies from the next load')).toBeVisible()

  const isOff = async (): Promise<void> => {
    await page.goto(session.shop.url + URL_PATH)
    expectValue(await patched(page)).toEqual([])
    await page.goto(session.shop.url.replace(HOST, 'localhost') + URL_PATH)
    expectValue(await patched(page)).toEqual(ALL_PATCHED)
  }
  await isOff()
  await session.browser.stopBackground()
  await isOff()
  await session.browser.reloadExtension()
  // A page that loads before the background has renewed the script may be observed.
  await poll('The first load without the extension', async () => {
    await page.goto(session.shop.url + URL_PATH)
    return ((await patched(page)) as unknown[]).length === 0
  })
  await isOff()
})
