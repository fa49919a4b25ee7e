import axe from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { permissionPath } from '../../src/bridge/permissionPage.ts'
import { requestJson } from './requestJson.ts'
import { lastSent, ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

/** WCAG 2.2 AA and what axe's authors advise beyond it. */
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Only a rule that is off needs the text of the style sheets.
  preload: false,
}

/** Those whose finding can differ between the themes, which only differ in colors: all of axe's category `cat.color`. */
const RULES_OF_COLOR: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
  preload: false,
}

const SIZE = { width: 1280, height: 720 }

/** Both themes, and as people dock it at the bottom and at the side. */
const LOOKS = [
  { ...SIZE, theme: 'dark' },
  { width: 1000, height: 250, theme: 'light' },
  { width: 400, height: 900, theme: 'light' },
  { ...SIZE, theme: 'light' },
] as const

type Look = (typeof LOOKS)[number]

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** What axe finds in a document, as rule and place. */
async function violationsIn(document: Frame | Page, rules = RULES): Promise<string[]> {
  const isThere = await document.evaluate(() => 'axe' in globalThis)
  if (!isThere) await document.evaluate(`${axe.source}; 0`)
  const found = await document.evaluate(async options => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options)
    return violations.map(({ id, nodes }: AxeResults['violations'][number]) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`),
    }))
  }, rules)
  return found.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node}`))
}

/**
 * The looks of each view: large in the dark theme, low and narrow in the light one. Firefox builds the same document from the
 * same source: there each theme once is enough, on a few views.
 */
const LOOKS_HERE = inject('browser') === 'firefox' ? [LOOKS[2], LOOKS[0]] : LOOKS.slice(0, 3)

/** Expects no violation in any of the looks: of all rules once in each size, and of those of color in each theme too. */
async function expectNone({ panel, resize, setTheme }: Inspected, looks: readonly Look[] = LOOKS_HERE): Promise<void> {
  const found: Record<string, string[]> = {}
  const seen = new Set<string>()
  for (const { theme, ...size } of looks) {
    const name = `${size.width} x ${size.height}`
    await resize(size)
    await setTheme(theme)
    await expect(panel.locator('html')).toHaveAttribute('data-theme', theme)
    const violations = await violationsIn(panel, seen.has(name) ? RULES_OF_COLOR : RULES)
    if (violations.length > 0) found[`${theme} ${name}`] = violations
    seen.add(name)
  }
  expect(found).toEqual({})
}

const show = (panel: Frame, tab: string): Promise<void> => panel.getByRole('tab', { name: tab, exact: true }).click()
const choose = async (panel: Frame, menu: string, item: string): Promise<void> => {
  await panel.getByRole('button', { name: menu, exact: true }).click()
  await panel.getByRole('menuitem', { name: item, exact: true }).click()
}

describe('the first views', () => {
  it('the empty panel is accessible', async () => {
    const inspected = await session.inspect('/')
    await expect(inspected.panel.getByRole('heading', { name: 'No Target traffic yet' })).toBeVisible()
    await expectNone(inspected)
  })

  it('a new notification is accessible, with its fields and what is wrong with them', async () => {
    const inspected = await session.goTo('/')
    const { panel } = inspected
    await panel.getByRole('button', { name: 'New notification', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'New notification' })
    await dialog.getByRole('button', { name: 'Open in editor' }).click()
    await expect(dialog).toContainText('Token is missing.')
    await expectNone(inspected)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  it('the ledger is accessible, with its groups and Details', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel } = inspected
    await ledgerRow(panel, 'product-data').getByRole('gridcell').first().click()
    await panel.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'As delivered' }).click()
    await expectNone(inspected)
    await panel.getByRole('combobox', { name: 'Group by' }).selectOption('load')
    await expectNone(inspected)
    await expectNone(inspected, [LOOKS[3]])
    await panel.getByRole('combobox', { name: 'Group by' }).selectOption('none')
  })
})

describe('other views', () => {
  it('the columns of a grid are accessible, with their menus and borders', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await choose(panel, 'Columns', 'Show Time')
    await panel.getByRole('button', { name: 'Columns', exact: true }).click()
    await expectNone(inspected, [LOOKS[0], LOOKS[2]])
    await keyboard.press('Escape')
    const head = panel.getByRole('columnheader', { name: 'Location' }).getByRole('button')
    await head.focus()
    await keyboard.press('Shift+F10')
    await panel.getByRole('menuitem', { name: 'Resize…' }).click()
    await expect(panel.getByRole('separator', { name: 'Width of Location' })).toBeFocused()
    const before = await head.evaluate(({ clientWidth }) => clientWidth)
    await keyboard.press('ArrowRight')
    await expect.poll(() => head.evaluate(({ clientWidth }) => clientWidth)).toBe(before + 8)
    await expectNone(inspected, [LOOKS[3]])
    await expect(panel.getByRole('separator', { name: 'Width of Location' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(head).toBeFocused()
    await choose(panel, 'Columns', 'Reset columns')
  })

  it('the calls and their Details are accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel } = inspected
    await show(panel, 'Calls')
    await panel.getByRole('grid', { name: 'Calls' }).getByRole('row').nth(1).click()
    await panel.getByRole('region', { name: 'Details' }).waitFor()
    await expectNone(inspected)
  })

  it('the completions of the filter and its hints are accessible, and so is a filter that hides everything', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    const filter = panel.getByRole('searchbox', { name: 'Filter' })
    await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
    await filter.fill('-knd:x location:')
    await keyboard.press('ArrowDown')
    const completions = panel.getByRole('listbox', { name: 'Completions' })
    await expect(completions.getByRole('option', { selected: true })).toBeVisible()
    await expectNone(inspected)
    await filter.fill('knd:x')
    await expect(panel.getByRole('button', { name: 'Clear filter' })).toBeVisible()
    await expectNone(inspected)
    await filter.fill('')
  })

  it('the session is accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    await show(inspected.panel, 'Session')
    await expectNone(inspected)
  })

  it('the dialogs are accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await panel.getByRole('button', { name: 'Settings', exact: true }).click()
    await panel.getByRole('dialog', { name: 'Settings' }).waitFor()
    await panel.getByRole('button', { name: 'Ask again before sending' }).click()
    await expectNone(inspected)
    await keyboard.press('Escape')
    await panel.getByRole('button', { name: 'Send display for product1', exact: true }).click()
    await panel.getByRole('dialog', { name: 'This counts in real reports' }).waitFor()
    await expectNone(inspected)
    await panel.getByRole('dialog').getByRole('button', { name: 'Send display' }).click()
    await expect(panel.getByRole('dialog')).toHaveCount(0)
  })

  it('the comparison of two ledgers is accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await panel.getByRole('button', { name: 'Compare…', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'Migration parity' })
    await dialog.getByRole('combobox', { name: 'Before', exact: true }).selectOption('Everything captured')
    await expect(dialog.getByRole('table').getByRole('row')).not.toHaveCount(0)
    await expectNone(inspected)
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  it('notes, expected results and scenarios are accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await ledgerRow(panel, 'product1', 'due').getByRole('gridcell').first().click()
    await choose(panel, 'Expect', 'Expected: not displayed')
    await choose(panel, 'Add to scenario', 'New scenario')
    await expectNone(inspected)
    await show(panel, 'Sent')
    await panel.getByRole('button', { name: 'Scenarios…', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'Scenarios' })
    await expect(dialog.getByRole('table').getByRole('row')).toHaveCount(2)
    await expectNone(inspected)
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await show(panel, 'Ledger')
    await panel.getByRole('button', { name: 'Remove expectation', exact: true }).click()
  })

  it('the menu of rows and the export are accessible', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await panel.getByRole('grid', { name: 'Ledger' }).getByRole('row').nth(1).focus()
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+F10')
    await expect(panel.getByRole('menu')).toBeVisible()
    await expectNone(inspected)
    await panel.getByRole('menuitem', { name: 'Export…' }).click()
    const dialog = panel.getByRole('dialog', { name: 'Export' })
    await expect(dialog.locator('pre')).toContainText('mbox-inspector')
    await expectNone(inspected)
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  it('the import is accessible, as a text to correct and as a preview', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await panel.getByRole('button', { name: 'Paste', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'Import' })
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill('neither of it')
    await dialog.getByRole('button', { name: 'Read', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await expectNone(inspected)
    await dialog
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('{"prefetch": {"mboxes": [{"name": "a", "options": [{"type": "html", "eventToken": "t"}]},]}}')
    await dialog.getByRole('button', { name: 'Read', exact: true }).click()
    await dialog.getByRole('grid', { name: 'Preview' }).waitFor()
    await expectNone(inspected)
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  it('a sent notification and its Details are accessible', async () => {
    const inspected = await session.goTo('/correct.html')
    const { panel } = inspected
    await panel.getByRole('button', { name: 'Send display for product1', exact: true }).click()
    // The page has sent it already.
    await panel.getByRole('dialog').getByRole('button', { name: 'Send display' }).click()
    await (await lastSent(panel)).click()
    await panel.getByRole('table', { name: 'Difference from the page’s own' }).waitFor()
    await expectNone(inspected)
  })
})

describe('editing', () => {
  it('the editor is accessible, with its menus, its findings and the results of a fault run', async () => {
    const inspected = await session.goTo('/forgets-product1.html')
    const { panel, keyboard } = inspected
    await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
    const editor = panel.getByRole('region', { name: 'Notification editor' })
    await (await requestJson(editor)).waitFor()
    await editor.getByRole('textbox', { name: 'Tokens', exact: true }).fill('AAAA')
    await editor.getByRole('button', { name: /^Request 127/ }).click()
    await expectNone(inspected)
    for (const menu of ['Faults', 'Copy as', 'Presets']) {
      await editor.getByRole('button', { name: menu, exact: true }).click()
      await panel.getByRole('menu').waitFor()
      await expectNone(inspected, [LOOKS[0], LOOKS[3]])
      await keyboard.press('Escape')
    }
    await choose(panel, 'Faults', 'No state')
    await expect(panel.getByRole('table', { name: 'Fault run' })).toContainText('Rejected (400)')
    await expectNone(inspected)
  })

  it('the page that asks for the permission is accessible', async () => {
    const { panel } = await session.goTo('/forgets-product1.html')
    const page = await session.browser.newPage()
    const query = permissionPath(session.shop.url, 1)
    await page.goto(new URL(`/${query}`, await panel.evaluate(() => location.href)).href)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await violationsIn(page)).toEqual([])
    await page.close()
  })
})
