import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aStore, aHost, introduction, SHOP_TARGET, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { createPanel, type Panel } from '../model/createPanel.ts'
import { choose, click, draw, press, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The dialog, opened from the toolbar, and what a tester does in it. */
async function openDialog(panel: Panel) {
  const place = draw(<PanelView panel={panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLInputElement>(selector)]
  const button = (name: string) =>
    all('button').find(one => one.getAttribute('aria-label') === name || one.textContent === name)
  const open = async (): Promise<void> => {
    click(button('New notification'))
    await vi.waitFor(() => expect(place.querySelector('dialog.compose')).not.toBeNull())
  }
  await open()
  const field = (label: string): HTMLInputElement => {
    const found = all('dialog.compose label').find(({ textContent }) => textContent === label)
    const control = found && place.querySelector<HTMLInputElement>(`#${found.getAttribute('for')}`)
    if (!control) throw new Error(`There is no field ${label}.`)
    return control
  }
  return {
    place,
    button,
    open,
    field,
    labels: () => all('dialog.compose label').map(({ textContent }) => textContent),
    note: (label: string) => place.querySelector(`#${field(label).getAttribute('aria-describedby')}`)?.textContent,
    /** As Enter in a field does. */
    submit: () =>
      void act(() => void all('dialog.compose form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }))),
    editor: (label: string) => {
      const found = all('.drawer label').find(({ textContent }) => textContent === label)
      return found && place.querySelector<HTMLInputElement>(`#${found.getAttribute('for')}`)
    },
    findings: () => all('.findings li').map(({ textContent }) => textContent),
  }
}

/** A panel that has captured nothing: without a page that is observed, or with one. */
function anEmptyPanel(hasPage = false) {
  const host = aHost({ store: aStore({ local: SHOP_TRUSTED }) })
  const panel = createPanel(host, { signal: new AbortController().signal })
  if (hasPage) host.receive(introduction())
  return panel
}

const URL = `https://${SHOP_TARGET}/rest/v1/delivery?client=demo&sessionId=s`
const NOTIFICATION = { id: '1', type: 'display', mbox: { name: 'home', state: 'a state' }, tokens: ['token=='] }
const COMMAND = `curl '${URL}' --data-raw '${JSON.stringify({ id: { tntId: 'guest' }, notifications: [NOTIFICATION] })}'`

describe('a new notification', () => {
  it('keeps the account that it was begun from while the page makes further calls', async () => {
    const { panel, record } = aPanel()
    const { field } = await openDialog(panel)
    const chosen = () => [...field('As recorded').querySelectorAll('option')].findIndex(({ selected }) => selected)
    choose(field('As recorded'), field('As recorded').querySelectorAll('option')[1]?.value ?? '')
    expect(chosen()).toBe(1)
    void act(() => record(2, aPrefetch([], { at: 500 })))
    expect(chosen()).toBe(1)
    expect(field('As recorded').value).not.toBe('')
  })

  it('names by each field what is missing, and takes the focus to the first', async () => {
    const { submit, note, field } = await openDialog(anEmptyPanel())
    expect(note('Token')).toContain('event token')
    submit()
    expect(['Mbox name', 'Token', 'Client'].map(note)).toEqual(
      ['Mbox name', 'Token', 'Client'].map(of => `${of} is missing.`),
    )
    expect(document.activeElement).toBe(field('Mbox name'))
    typeInto(field('Mbox name'), 'home')
    expect(field('Mbox name').getAttribute('aria-invalid')).toBe('false')
    typeInto(field('Host'), 'https://demo.example')
    expect(note('Host')).toContain('This is not a host')
  })

  it('of typed fields opens in the editor as a request like any other, checked and ready to be sent', async () => {
    const panel = anEmptyPanel(true)
    const { submit, field, place, editor } = await openDialog(panel)
    typeInto(field('Mbox name'), 'home')
    typeInto(field('Token'), 'token==')
    typeInto(field('State'), 'a state')
    typeInto(field('Client'), 'demo')
    submit()
    expect(place.querySelector('dialog.compose')).toBeNull()
    expect(['Mbox name', 'Tokens', 'State', 'Type'].map(label => editor(label)?.value)).toEqual([
      'home',
      'token==',
      'a state',
      'display',
    ])
    const draft = panel.editing.draft.value
    expect(draft?.url.value).toMatch(/^https:\/\/demo\.tt\.omtrdc\.net\/rest\/v1\/delivery\?client=demo&sessionId=/)
    expect(draft?.findings.value.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([draft?.sendFrom.value, draft?.isFromOffered.value]).toEqual(['page', true])
    expect(panel.capture.rows.value).toEqual([])
  })

  it('is sent from the extension where no page is observed', async () => {
    const panel = anEmptyPanel()
    const { submit, field } = await openDialog(panel)
    typeInto(field('Command or URL'), COMMAND)
    submit()
    expect(panel.editing.draft.value?.sendFrom.value).toBe('extension')
  })

  it('is filled in by a pasted command, and keeps what that does not name', async () => {
    const panel = anEmptyPanel(true)
    const { submit, field, note } = await openDialog(panel)
    typeInto(field('State'), 'typed before')
    typeInto(field('Token'), 'typed before')
    typeInto(field('Command or URL'), URL)
    expect(note('Command or URL')).toBe('Filled in: Host, Client, Session id.')
    expect([field('Token').value, field('Client').value, field('Host').value]).toEqual([
      'typed before',
      'demo',
      SHOP_TARGET,
    ])
    typeInto(field('Command or URL'), COMMAND)
    expect(['Mbox name', 'Token', 'State', 'tntId'].map(label => field(label).value)).toEqual([
      'home',
      'token==',
      'a state',
      'guest',
    ])
    submit()
    expect(panel.editing.draft.value?.request.value.body).toMatchObject({
      id: { tntId: 'guest' },
      notifications: [{ type: 'display', mbox: { name: 'home', state: 'a state' }, tokens: ['token=='] }],
    })
  })

  it('explains why a pasted text fills in nothing', async () => {
    const { field, note } = await openDialog(anEmptyPanel())
    typeInto(field('Command or URL'), 'hello')
    expect(note('Command or URL')).toContain('neither a URL nor a call')
    typeInto(field('Command or URL'), 'https://shop.example/')
    expect(note('Command or URL')).toContain('does not call Target')
  })

  it('over the Edge Network has its fields, and what was typed for the other protocol stays', async () => {
    const panel = anEmptyPanel(true)
    const { submit, field, labels, note, editor } = await openDialog(panel)
    typeInto(field('State'), 'a state')
    typeInto(field('Token'), 'token==')
    choose(field('Protocol'), 'edge')
    expect(labels()).toEqual(expect.arrayContaining(['Scope', 'Proposition id', 'scopeDetails', 'Datastream']))
    expect(field('Token').value).toBe('token==')
    typeInto(field('Scope'), 'hero')
    typeInto(field('Proposition id'), 'AT:1')
    typeInto(field('Datastream'), 'teahouse')
    typeInto(field('meta.state'), '{')
    submit()
    expect(note('meta.state')).toBe('This is not a JSON object.')
    typeInto(field('meta.state'), '{"domain":"shop.example"}')
    choose(field('Protocol'), 'delivery')
    expect(field('State').value).toBe('a state')
    choose(field('Protocol'), 'edge')
    submit()
    expect(editor('Propositions')?.value).toBe('hero = AT:1')
    expect(panel.editing.draft.value?.request.value.body).toMatchObject({ meta: { state: { domain: 'shop.example' } } })
  })

  it('begins from where a recorded call went, for its visitor and from its page', async () => {
    const { panel } = aPanel({ store: aStore({ local: SHOP_TRUSTED }) })
    const { submit, field } = await openDialog(panel)
    const account = field('As recorded')
    const [none, known] = [...account.querySelectorAll('option')]
    expect([none?.textContent, known?.textContent]).toEqual(['no recorded call', `Delivery API: demo · ${SHOP_TARGET}`])
    choose(account, known?.value ?? '')
    expect(field('Client').value).toBe('demo')
    typeInto(field('Mbox name'), 'of another page')
    typeInto(field('Token'), 'token==')
    submit()
    const { draft } = panel.editing
    expect(draft.value?.origin.documentId).toBe(panel.capture.calls.value[0]?.exchange.documentId)
    expect(draft.value?.url.value).toBe(panel.capture.calls.value[0]?.exchange.request?.url)
  })

  it('keeps what was typed when the dialog is closed, and Escape closes it alone', async () => {
    const { field, open, place } = await openDialog(anEmptyPanel())
    typeInto(field('Mbox name'), 'home')
    press('Escape')
    click(place.querySelector('dialog.compose button.plain'))
    expect(place.querySelector('dialog.compose')).toBeNull()
    await open()
    expect(field('Mbox name').value).toBe('home')
  })
})
