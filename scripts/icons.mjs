import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ensure } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'

const DRAWING = 'public/icons/icon.svg'

/**
 * The beginnings of the icons' paths and their side in pixels: those in the manifest, the grey ones of a site that the extension is
 * off on, and those that only stores show.
 */
const ICONS = {
  'public/icons/': [16, 32, 48, 64, 96, 128],
  'public/icons/off-': [16, 32],
  'docs/store/icons/': [256, 300],
}
const GREY = 'filter: grayscale(1) opacity(0.6)'

const executablePath = await ensure()
const { chromium } = await import('playwright')
const browser = await chromium.launch({ executablePath, args: ['--force-color-profile=srgb'] })
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  const drawing = await readFile(path.join(ROOT, DRAWING), 'utf8')
  for (const [start, sizes] of Object.entries(ICONS)) {
    await mkdir(path.join(ROOT, path.dirname(`${start}0`)), { recursive: true })
    const style = start.endsWith('off-') ? GREY : ''
    for (const size of sizes)
      await writeFile(path.join(ROOT, `${start}${size}.png`), await paint(page, { drawing, size, style }))
    console.log(`${start}: ${sizes.join(', ')}`)
  }
} finally {
  await browser.close()
}

/** The bytes of a PNG with a transparent background. */
async function paint(page, { drawing, size, style }) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh; ${style} }</style>${drawing}`,
  )
  return page.screenshot({ omitBackground: true })
}
