import { expect } from './expect.ts'
import type { Frame } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { jsonText, requestJson, TALL_PANEL } from './requestJson.ts'
import { lastSent, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** A page with the editor open on its row home. */
async function editHome() {
  const inspected = await session.goTo('/correct.html')
  await inspected.resize(TALL_PANEL)
  return { ...inspected, ...(await openEditor(inspected.panel)) }
}

async function openEditor(panel: Frame) {
  await panel.getByRole('button', { name: 'Edit notification for home', exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  return { editor, json: await requestJson(editor), field: (name: string) => editor.getByRole('textbox', { name }) }
}

describe('the Request JSON', () => {
  it('changes a field as it is typed in, and shows what is typed in a field', async () => {
    const { keyboard, json, field } = await editHome()
    await json.getByText('"home"').click()
    await keyboard.press('End')
    await keyboard.press('ArrowLeft')
    await keyboard.press('ArrowLeft')
    await keyboard.type('-mine')
    await expect(field('Mbox name')).toHaveValue('home-mine')
    await field('Mbox name').fill('yours')
    await expect(json).toContainText('"name": "yours"')
  })

  it('takes back what was typed in a field, and the field follows', async () => {
    const { keyboard, json, field } = await editHome()
    await field('Mbox name').fill('elsewhere')
    await expect(json).toContainText('"elsewhere"')
    await json.focus()
    await keyboard.press('Control+z')
    await expect(field('Mbox name')).toHaveValue('home')
    await keyboard.press('Control+Shift+z')
    await expect(field('Mbox name')).toHaveValue('elsewhere')
    await keyboard.press('Control+z')
    await keyboard.press('Control+y')
    await expect(field('Mbox name')).toHaveValue('elsewhere')
  })

  it('disables the fields while it is not JSON, and shows where', async () => {
    const { editor, json, field } = await editHome()
    const text = await jsonText(editor)
    await json.fill(text.replace('"type"', 'oops "type"'))
    await expect(field('Mbox name')).toBeDisabled()
    await expect(json).toHaveAttribute('aria-invalid', 'true')
    await expect(json.getByTitle(/not JSON/)).toContainText('oops')
    await expect(editor.getByRole('list', { name: 'Findings' })).toContainText('not JSON')
    await json.fill(text)
    await expect(field('Mbox name')).toBeEnabled()
    await expect(json).toHaveAttribute('aria-invalid', 'false')
  })

  it('begins at the notifications, and leaves the fields in sight that are above it in a narrow panel', async () => {
    const { panel, resize } = await session.goTo('/correct.html')
    await resize({ width: 640, height: 420 })
    const { editor } = await openEditor(panel)
    await expect.poll(() => editor.locator('.cm-scroller').evaluate(scroller => scroller.scrollTop)).toBeGreaterThan(0)
    await expect(editor.getByRole('combobox', { name: 'Type' })).toBeInViewport()
  })

  it('folds the context at first, and unfolds it by a click', async () => {
    const { json } = await editHome()
    const folded = json.getByLabel(/^\d+ fields$/)
    await expect(folded).toBeVisible()
    await expect(json).not.toContainText('"crossDomain"')
    // A person's click lasts.
    await folded.click({ delay: 100 })
    await expect(json).toContainText('"crossDomain"')
  })

  it('marks what a finding is about, and shows all of it where the cursor is', async () => {
    const { editor, json, field } = await editHome()
    await field('Tokens').fill('wrong')
    const mark = json.getByTitle(/^Unknown token/)
    await expect(mark).toHaveText('"wrong"')
    await mark.click()
    await expect(editor.getByText(/^Unknown token.*no recorded answer delivered/)).toHaveCount(2)
    await editor.getByRole('button', { name: 'Use the delivered token' }).click()
    await expect(mark).toHaveCount(0)
  })
})

describe('the completion', () => {
  it('writes a member that the notification lacks, with the keyboard alone', async () => {
    const { panel, keyboard, json, field } = await editHome()
    await json.getByText('"timestamp"').click()
    await keyboard.press('End')
    await keyboard.press('Enter')
    await keyboard.type('"')
    const offered = panel.getByRole('listbox', { name: 'Completions' }).getByRole('option')
    await expect(offered.filter({ hasText: /^view/ })).toHaveText('viewobject')
    await expect(offered.filter({ hasText: /^(id|mbox|tokens)/ })).toHaveCount(0)
    await keyboard.type('vi')
    await expect(offered).toHaveCount(1)
    await keyboard.press('Enter')
    await keyboard.type('"na')
    await expect(offered).toHaveCount(1)
    await keyboard.press('Enter')
    await keyboard.type('list')
    await expect(json).toContainText('"view": {"name": "list"},')
    await expect(field('View name')).toHaveValue('list')
  })

  it('offers the values of the API, and is closed by Escape before the editor is', async () => {
    const { panel, keyboard, editor, json } = await editHome()
    await json.getByText('"display"').dblclick()
    const offered = panel.getByRole('listbox', { name: 'Completions' })
    await keyboard.press('ArrowLeft')
    await keyboard.press('Control+Space')
    await expect(offered.getByRole('option')).toHaveText(['display', 'click'])
    await keyboard.press('Escape')
    await expect(offered).toHaveCount(0)
    await keyboard.press('Control+Space')
    await expect(offered).toBeVisible()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(editor.getByRole('combobox', { name: 'Type' })).toHaveValue('click')
    await keyboard.press('Escape')
    await expect(editor).toHaveCount(0)
  })
})

describe('the keyboard', () => {
  it('leaves the Request JSON by Tab, in both directions, and writes nothing', async () => {
    const { keyboard, editor, json } = await editHome()
    const text = await jsonText(editor)
    await json.focus()
    await keyboard.press('Tab')
    await expect(json).not.toBeFocused()
    await keyboard.press('Shift+Tab')
    await expect(json).toBeFocused()
    await keyboard.press('Shift+Tab')
    await expect(editor.getByRole('button', { name: 'Copy request' })).toBeFocused()
    expect(await jsonText(editor)).toBe(text)
  })

  it('sends from the Request JSON by Ctrl+Enter, and leaves it as it is', async () => {
    const { panel, keyboard, editor, json } = await editHome()
    const text = await jsonText(editor)
    await json.focus()
    await keyboard.press('Control+Enter')
    expect(await jsonText(editor)).toBe(text)
    const sent = await lastSent(panel)
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  })
})
