import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** DevTools' theme, as its setting and `chrome.devtools.panels.themeName` call it: `default` is the light one. */
export type DevToolsTheme = 'light' | 'dark'

/** What a profile starts with. */
export interface ProfileOptions {
  readonly theme?: DevToolsTheme
  /** Whether the browser keeps nothing for any site: Chromium's _block all cookies_. */
  readonly blocksCookies?: boolean
}

/** Chromium's value of a setting for all sites that denies. */
const BLOCK = 2

/** Makes a fresh profile folder with its preferences. */
export async function prepareProfile(options: ProfileOptions): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-'))
  const file = path.join(folder, 'Default', 'Preferences')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(preferences(options)))
  return folder
}

/** Removes a profile folder; the browser's last children may still be writing to it. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** The value of DevTools' setting `ui-theme`. */
export function themeSetting(theme: DevToolsTheme): string {
  return theme === 'dark' ? 'dark' : 'default'
}

function preferences({ theme = 'light', blocksCookies = false }: ProfileOptions): Readonly<Record<string, unknown>> {
  return {
    // Without developer mode an extension stays disabled after `runtime.reload()`.
    extensions: { ui: { developer_mode: true } },
    // Third-party cookies are allowed, whatever Chromium's default.
    profile: {
      cookie_controls_mode: 0,
      ...(blocksCookies && { default_content_setting_values: { cookies: BLOCK } }),
    },
    devtools: {
      // DevTools keeps each value as JSON text. It opens the lightest of its panels; undocked, the
      // page and the panel have independent sizes.
      preferences: { currentDockState: JSON.stringify('undocked'), 'panel-selected-tab': JSON.stringify('console') },
      synced_preferences_sync_disabled: { 'ui-theme': JSON.stringify(themeSetting(theme)) },
    },
  }
}
