import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** DevTools' theme, as its setting and `chrome.devtools.panels.themeName` call it: `default` is the light one. */
export type DevToolsTheme = 'light' | 'dark'

/** Where DevTools opens. Undocked, the page and the panel have each a size of their own. */
export type Dock = 'undocked' | 'bottom' | 'right' | 'left'

/** What a profile starts with. */
export interface ProfileOptions {
  /** Chromium's default blocks third-party cookies; here it is always said explicitly. */
  readonly thirdPartyCookies?: 'allowed' | 'blocked'
  readonly theme?: DevToolsTheme
  readonly dock?: Dock
  /** More preferences, merged over the others at the top level. */
  readonly prefs?: Readonly<Record<string, unknown>>
}

/** Gives this profile folder, or a fresh one, its preferences; a profile that was in use keeps its own. */
export async function prepareProfile(folder: string | undefined, options: ProfileOptions): Promise<string> {
  const chosen = folder ?? (await mkdtemp(path.join(tmpdir(), 'mbox-inspector-')))
  const file = path.join(chosen, 'Default', 'Preferences')
  await mkdir(path.dirname(file), { recursive: true })
  if (!existsSync(file)) await writeFile(file, JSON.stringify(preferences(options)))
  return chosen
}

/** Removes a profile folder; the browser's last children may still be writing to it. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** The value of DevTools' setting `ui-theme`. */
export function themeSetting(theme: DevToolsTheme): string {
  return theme === 'dark' ? 'dark' : 'default'
}

function preferences(options: ProfileOptions): Readonly<Record<string, unknown>> {
  const { thirdPartyCookies = 'allowed', theme = 'light', dock = 'undocked', prefs = {} } = options
  return {
    // Without developer mode an extension stays disabled after `runtime.reload()`.
    extensions: { ui: { developer_mode: true } },
    profile: { cookie_controls_mode: thirdPartyCookies === 'allowed' ? 0 : 1 },
    devtools: {
      // DevTools keeps each value as JSON text. It begins in the lightest of its own panels.
      preferences: { currentDockState: JSON.stringify(dock), 'panel-selected-tab': JSON.stringify('console') },
      synced_preferences_sync_disabled: { 'ui-theme': JSON.stringify(themeSetting(theme)) },
    },
    ...prefs,
  }
}
