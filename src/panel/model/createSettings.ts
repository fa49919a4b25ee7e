import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Host, Theme } from '../host/host.ts'
import type { Memory } from './createMemory.ts'

export const THEME_CHOICES = ['devtools', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** The user's choices. */
export interface Settings {
  themeChoice: ReadonlySignal<ThemeChoice>
  chooseTheme: (choice: ThemeChoice) => void
  /** The theme to draw in: the chosen one, otherwise that of DevTools. */
  theme: ReadonlySignal<Theme>
  /** Whether the log is preserved when a panel opens. */
  preserveAtStart: ReadonlySignal<boolean>
  choosePreserveAtStart: (preserve: boolean) => void
}

const THEME = 'theme'
const PRESERVE = 'preserve log at start'

export function createSettings(host: Pick<Host, 'theme' | 'onThemeChange'>, memory: Memory): Settings {
  const ofDevTools = signal(host.theme)
  const themeChoice: Signal<ThemeChoice> = signal(toThemeChoice(memory.remembered(THEME)))
  const preserveAtStart = signal(memory.remembered(PRESERVE) !== 'no')
  host.onThemeChange(theme => (ofDevTools.value = theme))
  return {
    themeChoice,
    chooseTheme: choice => {
      themeChoice.value = choice
      memory.remember(THEME, choice)
    },
    theme: computed(() => (themeChoice.value === 'devtools' ? ofDevTools.value : themeChoice.value)),
    preserveAtStart,
    choosePreserveAtStart: preserve => {
      preserveAtStart.value = preserve
      memory.remember(PRESERVE, preserve ? 'yes' : 'no')
    },
  }
}

function toThemeChoice(text: string | undefined): ThemeChoice {
  return THEME_CHOICES.find(choice => choice === text) ?? 'devtools'
}
