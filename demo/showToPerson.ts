import { launchChromium } from '../test/browser/chromium.ts'

/** Opens a window with the extension and DevTools on a page, and waits until the person closes it. */
export async function showToPerson({ url, executablePath }: { url: string; executablePath: string }): Promise<void> {
  const chromium = await launchChromium({
    extensionDir: 'dist/chrome',
    executablePath,
    headless: false,
    args: ['--auto-open-devtools-for-tabs'],
  })
  try {
    const page = await chromium.context.newPage()
    await page.goto(url)
    console.log(`Open at ${url}. In DevTools choose the tab Mbox Inspector. Close the window to end.`)
    await chromium.context.waitForEvent('close', { timeout: 0 })
  } finally {
    await chromium.close()
  }
}
