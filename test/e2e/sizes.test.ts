import type { Frame } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Size } from '../browser/browser.ts'
import { requestJson } from './requestJson.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

/** On both sides of the widths and heights at which the layout changes, and as people dock it: low, wide; tall, narrow. */
const WIDTHS = [320, 1280]
const MORE_WIDTHS = [400, 439, 440, 520, 640, 719, 720, 903, 1079, 1080, 1920]
const HEIGHTS = [200, 250, 330, 420, 479, 480, 606, 720, 1000]

/** From here on the grid stays beside or above the editor. */
const isRoomy = ({ width, height }: Size): boolean => width >= 720 || height >= 480

/** Where there is the room of a whole field between the editor's head and foot. */
const hasFieldInSight = ({ width, height }: Size): boolean => width >= 440 || height >= 250

let session: Session
let inspected: Inspected
beforeAll(async () => {
  session = await startSession()
  inspected = await session.inspect('/forgets-product1.html')
})
afterAll(() => session.close())

/** What must be seen at once, and what must be reached by scrolling at most; each by a selector. */
interface Wanted {
  atOnce: string[]
  reachable: string[]
  /** In whose box no point may be left blank. */
  filled: string[]
}

/** What cannot be seen or pressed in the panel as it is now. */
function failuresIn(panel: Frame, wanted: Wanted): Promise<string[]> {
  return panel.evaluate(({ atOnce, reachable, filled }) => {
    const isWithin = (outer: Element | null, inner: Element): boolean => outer !== null && outer.contains(inner)
    const failureOf = (selector: string): string | undefined => {
      const element = document.querySelector(selector)
      if (!element) return `${selector} is missing`
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
      const size = `${Math.round(width)} x ${Math.round(height)} at ${Math.round(left)}, ${Math.round(top)}`
      if (width < 20 || height < 16) return `${selector} is too small: ${size}`
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) {
        return `${selector} is outside of the panel: ${size}`
      }
      for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
        const hit = document.elementFromPoint((left + right) / 2, y)
        if (!isWithin(element, hit ?? document.body)) return `${selector} is covered by ${hit?.outerHTML.slice(0, 60)}`
      }
      return undefined
    }
    const blankIn = (selector: string): string | undefined => {
      const element = document.querySelector(selector)
      if (!element) return `${selector} is missing`
      const { left, top, width, height } = element.getBoundingClientRect()
      for (const across of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        for (const down of [0.1, 0.5, 0.9]) {
          const hit = document.elementFromPoint(left + across * width, top + down * height)
          if (hit === element) return `${selector} is blank ${across * 100} % across and ${down * 100} % down`
        }
      }
      return undefined
    }
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollTop !== 0 && !element.closest('.cm-editor')) element.scrollTop = 0
    }
    const seen = atOnce.map(failureOf)
    const blank = filled.map(blankIn)
    const reached = reachable.map(selector => {
      document.querySelector(selector)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      return failureOf(selector)
    })
    return [...seen, ...blank, ...reached].filter(failure => failure !== undefined)
  }, wanted)
}

/** Ms within which a panel is laid out in a new size, on a machine that does other things too. */
const LAYOUT_MS = 5_000

/** The failures that stay once the panel is laid out in its new size. */
async function settled(look: () => Promise<string[]>): Promise<string[]> {
  const end = Date.now() + LAYOUT_MS
  let failures = await look()
  while (failures.length > 0 && Date.now() < end) failures = await look()
  return failures
}

/** The failures in each height at this width. */
async function failuresAt(width: number, wanted: (size: Size) => Wanted): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const height of HEIGHTS) {
    const size = { width, height }
    await inspected.resize(size)
    const failures = await settled(() => failuresIn(inspected.panel, wanted(size)))
    if (failures.length > 0) found[`${width} x ${height}`] = failures
  }
  return found
}

const NAMED = ['Record', 'Clear', 'Filter', 'New notification', 'Import', 'Export', 'Settings', 'Help', 'Group by']
const CONTROLS = NAMED.map(name => `[aria-label="${name}"]`)
const TABS = [1, 2, 3, 4].map(at => `[role="tab"]:nth-child(${at})`)
const FRAME = [...CONTROLS, ...TABS, '[role="status"]']
const ROW = '.rows [role="row"] [role="gridcell"]'
const CLOSE_DETAILS = '[aria-label="Close details"]'

/** A panel with Details open, for both browsers wide enough to do so by the pointer. */
async function showDetails(): Promise<Inspected> {
  const { panel, resize } = inspected
  await resize({ width: 1280, height: 720 })
  await ledgerRow(panel, 'product1', 'due').getByRole('gridcell').first().click()
  await expect(panel.getByRole('region', { name: 'Details' })).toBeVisible()
  return inspected
}

async function areDetailsWhole(width: number): Promise<void> {
  await showDetails()
  // Where it is narrower, they cover the grid.
  const atOnce = [...FRAME, ...(width >= 500 ? [ROW] : []), CLOSE_DETAILS, '.section h3']
  const reachable = ['[aria-label="Copy token"]', '[aria-label="Copy state"]']
  expect(await failuresAt(width, () => ({ atOnce, reachable, filled: [] }))).toEqual({})
}

it.each([320, 720])('Details are whole at any height, %i px wide', areDetailsWhole)

it('Details that cover the grid take the focus, and Escape gives it back to the row', async () => {
  const { panel, resize } = await showDetails()
  await inspected.keyboard.press('Escape')
  await resize({ width: 420, height: 606 })
  const row = ledgerRow(panel, 'product1', 'due')
  await row.focus()
  await inspected.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Close details', exact: true })).toBeFocused()
  await expect(panel.getByRole('grid', { name: 'Ledger' })).toHaveCount(0)
  await inspected.keyboard.press('Escape')
  await expect(row).toBeFocused()
})

async function leavesFiveRows(width: number): Promise<void> {
  const { panel, resize } = await showDetails()
  await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
  await resize({ width, height: 250 })
  const height = (selector: string): Promise<number> =>
    panel.locator(selector).evaluate(element => element.getBoundingClientRect().height)
  await expect.poll(async () => Math.floor(((await height('.pane')) - 24) / 24)).toBeGreaterThanOrEqual(5)
  const tops = await panel
    .locator('.bands > .bar')
    .evaluateAll(bars => bars.map(bar => bar.getBoundingClientRect().top))
  expect(tops).toEqual([0, 0])
  await panel.getByRole('button', { name: 'Close editor' }).click()
}

it('docked 250 px high, one bar leaves five rows beside the editor, 1180 px wide', () => leavesFiveRows(1180))

const FOOT = ['.drawer-foot .primary', '.drawer-foot > .plain', '.guard', '[aria-label="Close editor"]']
const FIELDS = ['type', 'id', 'impressionId', 'timestamp', 'mboxName', 'state', 'tokens', 'parameters', 'product']

async function isEditorInReach(width: number): Promise<void> {
  const { panel } = await showDetails()
  await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
  await requestJson(panel.getByRole('region', { name: 'Notification editor' }))
  const wanted = (size: Size): Wanted => ({
    atOnce: [
      ...FRAME,
      ...FOOT,
      ...(isRoomy(size) ? [ROW] : []),
      ...(hasFieldInSight(size) ? ['#field-type'] : []),
      ...(size.width >= 904 || (size.width >= 720 && size.height >= 480) ? ['.json .sub', '.json-editor'] : []),
      ...(size.width >= 720 && size.height >= 480 ? [CLOSE_DETAILS] : []),
    ],
    reachable: [...FIELDS.map(field => `#field-${field}`), '.form h3', '.json .sub', '.findings .sub'],
    filled: ['.editor'],
  })
  expect(await failuresAt(width, wanted)).toEqual({})
  await panel.getByRole('button', { name: 'Close editor' }).click()
}

describe('the editor', () => {
  it.each(WIDTHS)('has rows, fields, JSON, findings and Send in reach at any height, %i px wide', isEditorInReach)

  it.each([
    { width: 500, height: 250 },
    { width: 1280, height: 250 },
  ])('keeps the keyboard out of what it covers, and gives the focus back when it closes: %j', async size => {
    const { panel, resize } = await showDetails()
    await resize(size)
    const opener = panel.getByRole('button', { name: 'Edit and send…', exact: true })
    await opener.click()
    await expect(panel.getByRole('combobox', { name: 'Type', exact: true })).toBeFocused()
    await expect(opener).toHaveCount(0)
    await expect(panel.getByRole('grid', { name: 'Ledger' })).toHaveCount(size.width >= 720 ? 1 : 0)
    await inspected.keyboard.press('Escape')
    await expect(opener).toBeFocused()
  })
})

describe('at more widths', () => {
  it.each([499, 500, 719, 1280])('Details are whole at any height, %i px wide', areDetailsWhole)

  it.each([720, 1280])('docked 250 px high, one bar leaves five rows beside the editor, %i px wide', leavesFiveRows)

  it.each(MORE_WIDTHS)('rows, fields, JSON, findings and Send are in reach at any height, %i px wide', isEditorInReach)
})

it('a row’s buttons stay in their cell, and that in its row, at any width, Release too', async () => {
  const { panel, resize } = await session.goTo('/web-sdk/forgets-home.html')
  await resize({ width: 1280, height: 420 })
  await panel.getByRole('button', { name: 'Hold mode', exact: true }).click()
  const row = ledgerRow(panel, 'product1', 'held')
  await row.getByRole('gridcell').first().click()
  await inspected.keyboard.press('Escape')
  const overflows = (): Promise<string[]> =>
    row.evaluate(element => {
      const end = element.getBoundingClientRect().right
      const cell = element.querySelector('.row-buttons')?.getBoundingClientRect()
      if (!cell) return ['no buttons']
      const buttons = [...element.querySelectorAll('.row-buttons button')].map(one => one.getBoundingClientRect())
      return [
        ...(cell.right > end + 0.5 ? [`the cell ends ${cell.right - end} px after its row`] : []),
        ...buttons.flatMap(({ width, left }) =>
          width > 0 && left < cell.left - 0.5 ? [`a button begins ${cell.left - left} px before its cell`] : [],
        ),
      ]
    })
  for (let width = 320; width <= 1000; width += 20) {
    await resize({ width, height: 420 })
    expect(await settled(overflows), `${width} px`).toEqual([])
  }
})
