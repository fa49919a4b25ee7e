import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anMbox, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { click, draw, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The editor on a row of an import without a session. */
async function openedEditor() {
  const { panel, row } = aPanel()
  panel.guard.askAgain()
  const answer = { status: 200, client: 'demo', prefetch: { mboxes: [anMbox({ name: 'of-the-app' })] } }
  await importText(panel, JSON.stringify(answer))
  panel.editing.edit(row('of-the-app'))
  const place = draw(<PanelView panel={panel} />)
  const editor = place.querySelector('[aria-label="Notification editor"]')
  const button = (start: string) =>
    [...(editor?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent?.startsWith(start))
  click(button('Request'))
  const field = (name: string): HTMLInputElement | null => {
    const label = [...(editor?.querySelectorAll('label') ?? [])].find(({ textContent }) => textContent === name)
    return editor?.querySelector<HTMLInputElement>(`#${label?.htmlFor}`) ?? null
  }
  return { editor, place, field, send: () => click(button('Send')) }
}

it('the editor notes that a session was generated, until the cookie of the visit is pasted', async () => {
  const { editor, field } = await openedEditor()
  expect(editor?.querySelector('[aria-label="Findings"]')?.textContent).toContain('was made up')
  expect(editor?.querySelector('.guard')?.textContent).toContain('The session is made up.')

  typeInto(field('mbox cookie'), 'session#pasted')
  expect(field('mbox cookie')?.getAttribute('aria-invalid')).toBe('true')
  expect(field('mbox cookie')?.getAttribute('aria-description')).toContain('neither a session nor a visitor')

  const expires = OPENED / 1000 + 1860
  typeInto(field('mbox cookie'), `session#pasted#${expires}|PC#visitor.35_0#${expires}`)
  expect(field('mbox cookie')?.getAttribute('aria-invalid')).toBe('false')
  expect([field('Session id')?.value, field('tntId')?.value]).toEqual(['pasted', 'visitor.35_0'])
  expect(editor?.textContent).not.toContain('made up')
})

it('the dialog before a send states that its session was generated', async () => {
  const { place, send } = await openedEditor()
  send()
  expect(place.querySelector('dialog')?.textContent).toContain('The session is made up.')
})
