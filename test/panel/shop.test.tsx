import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { choose, click, typeInto } from '../../src/panel/view/kit/testing.ts'
import { chooseItem, doubleClick, field, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterEach(() => shop.leave())
afterAll(() => shop.close())

describe('a row', () => {
  it('asks before it sends a display that the page has sent', async () => {
    const panel = await shop.show('/correct.html')
    await shown(() => panel.ledger('home', 'sent')[0])
    await press(panel, 'Send display for home')
    const guard = await shown(() => panel.part('This counts in real reports'))
    expect(guard.textContent).toMatch(/The page sent the display of mbox “home” at .+; sending it counts again\./)
    await press(panel, 'Cancel')
    await shown(() => panel.part('This counts in real reports') === undefined)
    expect(panel.all('[role="tab"]').map(({ textContent }) => textContent)).toContain('Sent')
    expect(panel.sends()).toEqual([])
  })

  it('of a display with a wrong state is a mismatch', async () => {
    const panel = await shop.show('/wrong-state.html')
    await shown(() => panel.ledger('product1', 'mismatch')[0])
  })

  it('shows an option of a view that was left out because its selector was not found', async () => {
    const panel = await shop.show('/spa.html')
    await panel.page.press('Tasting, half of it not found')
    const left = await shown(() => panel.ledger('tasting', 'due')[0])
    expect(left.querySelector('[data-column="display"]')?.getAttribute('aria-description')).toMatch(
      /at.js could not render this option of view “tasting”/,
    )
    expect(panel.named('1 not rendered')).toBeDefined()
    await shown(() => panel.ledger('tasting', 'sent')[0])
  })

  it('that is a known duplicate and expected leaves the icon’s count and those beside the marks, after a reload too', async () => {
    const panel = await shop.show('/mistakes.html?mistake=displayed-twice')
    await shown(() => panel.named('1 duplicate'))
    await shown(() => panel.badge() === 1)
    const cell = () => panel.all('[role="gridcell"]').find(({ textContent }) => textContent === 'duplicate')
    click(await shown(cell))
    await chooseItem(panel, 'Expect', 'Expected: duplicate')
    typeInto(field(panel, 'Reason'), 'Known: MBX-17')
    await shown(() => panel.badge() === 0)
    expect(cell()).toBeDefined()
    expect(panel.named('1 duplicate')).toBeUndefined()

    await press(panel, 'Clear')
    await panel.goTo('/mistakes.html?mistake=displayed-twice')
    await shown(() => panel.named('1 expected'))
    expect(cell()?.getAttribute('aria-description')).toMatch(/Expected: duplicate; Known: MBX-17$/)
    expect(panel.badge()).toBe(0)
  })
})

describe('the ledger', () => {
  it('groups its rows by location, and folds a group', async () => {
    const panel = await shop.show('/correct.html')
    await shown(() => panel.ledger('signup')[1])
    choose(field(panel, 'Group by'), 'location')
    const head = () =>
      panel
        .rows('Ledger')
        .find(row => row.textContent.includes('signup (mbox)'))
        ?.querySelector<HTMLElement>('[role=gridcell]')
    doubleClick(await shown(() => head() ?? undefined))
    await shown(() => panel.ledger('signup').length === 0)
    doubleClick(head())
    await shown(() => panel.ledger('signup').length === 2)
  })

  it('shows how many rows the filter leaves, and calls are filtered separately', async () => {
    const panel = await shop.show('/correct.html')
    await shown(() => panel.ledger('product1')[0])
    typeInto(field(panel, 'Filter'), 'product1')
    await shown(() => panel.status().includes('1 of 7 rows'))
    await press(panel, /^Calls/)
    await shown(() => panel.rows('Calls').length === 5)
    typeInto(field(panel, 'Filter'), 'location:product1')
    await shown(() => panel.rows('Calls').length === 2)
    typeInto(field(panel, 'Filter'), 'nowhere')
    await press(panel, 'Clear filter')
    await shown(() => document.activeElement === field(panel, 'Filter'))
    await shown(() => panel.rows('Calls').length === 5)
  })

  it('lists nothing while recording is paused, and is not misled by what it did not list', async () => {
    const panel = await shop.show('/correct.html')
    await shown(() => panel.status().includes('5 exchanges'))
    await press(panel, 'Record')
    await panel.page.press('Sign up')
    await press(panel, 'Record')
    await shown(() => panel.ledger('signup', 'sent').length === 2)
    await press(panel, /^Calls/)
    await shown(() => panel.rows('Calls')[0])
    expect(panel.all('[role="gridcell"]').filter(({ textContent }) => textContent === 'click')).toEqual([])
    await press(panel, 'Clear')
    await shown(() => panel.all('h2').some(({ textContent }) => textContent === 'Cleared'))
  })

  it('of a page that has not called Target states that, and how many frames there are', async () => {
    const panel = await shop.show('/')
    await shown(() => panel.all('h2').some(({ textContent }) => textContent === 'No Target traffic yet'))
    expect(panel.named('Reload page')).toBeDefined()
    expect(panel.status()).toContain('1 frame')
    expect(panel.status()).toContain('0 exchanges')
  })
})

it('the session shows who Target took the visitor for, and the alarm when that changed', async () => {
  const panel = await shop.show('/mistakes.html?mistake=session-changed')
  await shown(() => panel.ledger('product1', 'mismatch')[0])
  await press(panel, 'Session')
  const rows = await shown(() => panel.all('table[aria-label="Session"] tr'))
  expect(rows.find(({ textContent }) => textContent.startsWith('client'))?.textContent).toContain('demo')
  expect(rows.map(({ textContent }) => textContent).join('\n')).toContain('session rotated')
})

describe('a bad answer is listed with what is wrong, and the panel goes on', () => {
  it('malformed', async () => {
    const panel = await shop.show('/faults.html?fault=malformed')
    await press(panel, /^Calls/)
    click((await shown(() => panel.rows('Calls')[0])).querySelector('[role="gridcell"]'))
    await shown(() => panel.part('Details')?.textContent.includes('not JSON'))
  })

  it('an mbox that is answered twice has two rows, and nothing is wrong with the call', async () => {
    const panel = await shop.show('/faults.html?fault=duplicates')
    await shown(() => panel.ledger('home').length === 2)
    await press(panel, /^Calls/)
    click((await shown(() => panel.rows('Calls')[0])).querySelector('[role="gridcell"]'))
    const details = await shown(() => panel.part('Details'))
    expect(panel.named(/^Response/)).toBeDefined()
    expect(details.textContent).not.toContain('Problems')
  })

  it('deeply nested JSON and a thousand mboxes are read', async () => {
    const panel = await shop.show('/faults.html?fault=deep:5000')
    await press(panel, /^Calls/)
    await shown(() => panel.rows('Calls')[0])
    await panel.goTo('/faults.html?fault=mboxes:1000')
    await press(panel, /^Ledger/)
    typeInto(field(panel, 'Filter'), 'bulk-999')
    await shown(() => panel.ledger('bulk-999', 'due')[0])
  })
})
