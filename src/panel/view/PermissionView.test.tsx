import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import { aHost, messageText } from '../../../test/fixtures/host.ts'
import type { Granting, PermissionHost } from '../host/host.ts'
import { createPermission } from '../model/createPermission.ts'
import { click, draw, focus, takeDown } from './kit/testing.ts'
import { PermissionView } from './PermissionView.tsx'

afterEach(takeDown)

/** The permission page, and the browser's prompt, which the test answers. */
function aDrawnPage(overrides: Partial<PermissionHost> = {}) {
  const asked: string[] = []
  const gone: string[] = []
  let answer: (granting: Granting) => void = () => {}
  const host: PermissionHost = {
    message: aHost().message,
    locale: 'en',
    wanted: { kind: 'site', origin: 'https://shop.test:8443' },
    request: sites => {
      asked.push(sites)
      return new Promise(resolve => void (answer = resolve))
    },
    goBack: () => gone.push('back'),
    ...overrides,
  }
  const place = draw(<PermissionView host={host} permission={createPermission(host)} />)
  const buttons = () => [...place.querySelectorAll('button')].map(({ textContent }) => textContent)
  const button = (name: string) => [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  const messageText = () => place.querySelector('[role="status"]')?.textContent
  return {
    place,
    asked,
    gone,
    buttons,
    button,
    messageText,
    answer: (granting: Granting) => act(async () => answer(granting)),
  }
}

describe('the permission page', () => {
  it('names the site and the reason, and asks for that site or all', () => {
    const { place, buttons } = aDrawnPage()
    expect(place.querySelector('.lead')?.textContent).toMatch(/Adobe Target.*https:\/\/shop\.test:8443/)
    expect(buttons()).toEqual(['Allow on shop.test', 'Allow on all sites'])
  })

  it.each([
    ['Allow on shop.test', 'this'],
    ['Allow on all sites', 'all'],
  ])('asks the browser within the click on %s', (name, sites) => {
    const { asked, button } = aDrawnPage()
    button(name)?.click()
    expect(asked).toEqual([sites])
  })

  it('asks for the host of a send alone, and states what is sent there', () => {
    const { place, buttons } = aDrawnPage({ wanted: { kind: 'host', origin: 'https://edge.test' } })
    expect(place.querySelector('.lead')?.textContent).toMatch(/https:\/\/edge\.test .*without cookies/)
    expect(buttons()).toEqual(['Allow edge.test'])
  })

  it('states that the page must be reloaded once granted, and focuses the button that goes back to it', async () => {
    const { answer, messageText, button, buttons, gone } = aDrawnPage()
    focus(button('Allow on shop.test'))
    click(button('Allow on shop.test'))
    await answer({ kind: 'granted' })
    expect(messageText()).toMatch(/reloaded/)
    expect(buttons()).toEqual(['Back to the page'])
    expect(document.activeElement).toBe(button('Back to the page'))
    click(button('Back to the page'))
    expect(gone).toEqual(['back'])
  })

  it.each<[Granting, RegExp]>([
    [{ kind: 'denied' }, /Not granted/],
    [{ kind: 'failed', reason: 'Only permissions specified in the manifest' }, /specified in the manifest/],
  ])('shows the result, and can ask again: %j', async (granting, sentence) => {
    const { answer, messageText, button, buttons, asked } = aDrawnPage()
    click(button('Allow on all sites'))
    await answer(granting)
    expect(messageText()).toMatch(sentence)
    expect(buttons()).toHaveLength(2)
    click(button('Allow on all sites'))
    expect([asked, messageText()]).toEqual([['all', 'all'], ''])
  })

  it('is shown in German', () => {
    const message: PermissionHost['message'] = (key, ...values) => messageText(german, key, values)
    const { buttons } = aDrawnPage({ message })
    expect(buttons()).toEqual(['Auf shop.test zulassen', 'Auf allen Websites zulassen'])
  })

  describe('for the consent to transmit', () => {
    const wanted = { kind: 'transmission' } as const

    it('lists the transmitted data, and asks only for that within the click', () => {
      const { place, buttons, button, asked } = aDrawnPage({ wanted })
      expect(place.querySelector('h1')?.textContent).toBe('Allow Mbox Inspector to send notifications')
      expect(place.querySelector('.lead')?.textContent).toMatch(/ids of the visitor, the page’s address/)
      expect(buttons()).toEqual(['Give consent'])
      button('Give consent')?.click()
      expect(asked).toEqual(['transmission'])
    })

    it.each<[Granting, RegExp, string[]]>([
      [{ kind: 'granted' }, /can send now/, ['Back to the page']],
      [{ kind: 'denied' }, /Nothing is sent/, ['Give consent']],
      [{ kind: 'failed', reason: 'no user action' }, /no user action/, ['Give consent']],
    ])('shows the result: %j', async (granting, sentence, left) => {
      const { answer, messageText, button, buttons } = aDrawnPage({ wanted })
      click(button('Give consent'))
      await answer(granting)
      expect(messageText()).toMatch(sentence)
      expect(buttons()).toEqual(left)
    })
  })
})
