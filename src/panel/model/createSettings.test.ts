import { expect, it } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import type { Host, Theme } from '../host/host.ts'
import { createMemory } from './createMemory.ts'
import { createSettings } from './createSettings.ts'
import { createTab } from './createTab.ts'

const settingsOn = (host: Host) => createSettings(host, createMemory(host, createTab(host)))

it('draws in the theme of DevTools, also when that changes, until another is chosen', () => {
  let change: (theme: Theme) => void = () => {}
  const host = aHost({ theme: 'dark', onThemeChange: listener => (change = listener) })
  const { theme, chooseTheme } = settingsOn(host)
  expect(theme.value).toBe('dark')
  change('light')
  expect(theme.value).toBe('light')
  chooseTheme('dark')
  change('light')
  expect(theme.value).toBe('dark')
})

it('remembers choices, and ignores unknown values', () => {
  const host = aHost()
  const first = settingsOn(host)
  expect(first.preserveAtStart.value).toBe(true)
  first.chooseTheme('dark')
  first.choosePreserveAtStart(false)
  const second = settingsOn(host)
  expect([second.themeChoice.value, second.preserveAtStart.value]).toEqual(['dark', false])
  host.store.write('theme', 'purple')
  expect(settingsOn(host).themeChoice.value).toBe('devtools')
})
