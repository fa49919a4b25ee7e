import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { requestJson } from './requestJson.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** A page with the editor open on its row home. */
async function editHome(path = '/correct.html') {
  const inspected = await session.goTo(path)
  return { ...inspected, ...(await openHome(inspected)) }
}

async function openHome({ panel }: Inspected) {
  await panel.getByRole('button', { name: 'Edit notification for home', exact: true }).click()
  return { editor: panel.getByRole('region', { name: 'Notification editor' }) }
}

describe('typing in the editor', () => {
  it('is undone and redone by the browser’s own keys', async () => {
    const { keyboard, editor } = await editHome()
    const field = editor.getByRole('textbox', { name: 'Mbox name' })
    await field.press('End')
    await field.pressSequentially('x')
    await expect(field).toHaveValue('homex')
    await keyboard.press('Control+z')
    await expect(field).toHaveValue('home')
    await keyboard.press('Control+Shift+z')
    await expect(field).toHaveValue('homex')
    await expect(editor.getByRole('textbox', { name: 'Request JSON' })).toContainText('"name": "homex"')
  })

  it('begins in the JSON at the notifications', async () => {
    const inspected = await session.goTo('/correct.html')
    await inspected.resize({ width: 1280, height: 420 })
    const { keyboard, editor } = { ...inspected, ...(await openHome(inspected)) }
    const json = await requestJson(editor)
    await expect(json.getByText('"notifications"')).toBeInViewport()
    await expect(json.getByText('"requestId"')).not.toBeInViewport()
    await json.focus()
    await keyboard.type('"here": 1, ')
    await expect(json).toContainText('"here": 1, "notifications"')
  })

  it('of a million characters takes little more than ten times as long as of a tenth of them', async () => {
    const { editor } = await editHome()
    const field = editor.getByRole('textbox', { name: 'State' })
    /** The fastest of three presses, in ms. */
    const timeOfKey = async (length: number): Promise<number> => {
      await field.fill('x'.repeat(length))
      await expect(editor.getByRole('list', { name: 'Findings' })).toContainText('…')
      await field.press('End')
      const times: number[] = []
      for (let press = 0; press < 3; press += 1) {
        const before = performance.now()
        await field.press('a')
        await expect(editor.getByRole('list', { name: 'Findings' })).toContainText('…')
        times.push(performance.now() - before)
      }
      return Math.min(...times)
    }
    const short = await timeOfKey(100_000)
    // Ten times the characters; in pairs they would take a hundred times as long.
    expect((await timeOfKey(1_000_000)) / short).toBeLessThan(40)
  })
})

it('keeps Edit and the status of a call visible in the narrowest pane', async () => {
  const opened = await session.goTo('/correct.html')
  const { panel } = opened
  await opened.resize({ width: 360, height: 400 })
  const row = ledgerRow(panel, 'product1').first()
  await row.hover()
  await expect(row.getByRole('button', { name: 'Edit notification for product1' })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Send display for product1' })).toBeHidden()
  await expect(panel.getByRole('columnheader', { name: 'Display' })).toBeVisible()
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await expect(panel.getByRole('columnheader', { name: 'Status' })).toBeVisible()
  await expect(panel.getByRole('columnheader', { name: 'Source' })).toBeHidden()
})

it('jumps to the findings inside the editor alone', async () => {
  const opened = await session.goTo('/correct.html')
  const { panel } = opened
  const { editor } = await openHome(opened)
  await editor.getByRole('textbox', { name: 'Tokens' }).fill('wrong')
  await opened.resize({ width: 440, height: 720 })
  await editor.getByRole('button', { name: '1 finding' }).click()
  await expect(editor.getByRole('list', { name: 'Findings' })).toBeFocused()
  await expect(editor.getByRole('list', { name: 'Findings' })).toBeInViewport()
  await expect(panel.getByRole('toolbar', { name: 'Capture' })).toBeInViewport()
})
