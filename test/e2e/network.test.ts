import type { Frame, Locator } from 'playwright'
import { expect } from 'playwright/test'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { ledgerRow, lastSent, sendFrom, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

const calls = (panel: Frame): Locator => panel.getByRole('grid', { name: 'Calls' }).getByRole('row')

/** The sources of all calls but the heading, in order. */
async function sourcesOf(panel: Frame): Promise<string[]> {
  const texts = await calls(panel).allInnerTexts()
  return texts.slice(1).map(text => /\b(XHR|fetch|beacon|network|inspector)\b/.exec(text)?.[0] ?? text)
}

async function showCalls(panel: Frame): Promise<void> {
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
}

async function showLedger(panel: Frame): Promise<void> {
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
}

describe('calls that no page script sees', () => {
  it.each(['worker', 'native'])('made by a %s are in the panel once, from the network log', async how => {
    const { page, panel } = await session.inspect('/unseen.html')
    await page.goto(`${session.shop.url}/unseen.html?how=${how}`)
    await expect(ledgerRow(panel, 'home', 'acknowledged')).toHaveCount(1)
    await expect(ledgerRow(panel, 'home')).toHaveCount(1)
    await showCalls(panel)
    expect(await sourcesOf(panel)).toEqual(['network', 'network'])
    await page.close()
  })
})
