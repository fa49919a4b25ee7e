import german from '../public/_locales/de/messages.json' with { type: 'json' }
import english from '../public/_locales/en/messages.json' with { type: 'json' }
import type { Theme } from '../src/panel/host/host.ts'

/** The catalogues by their languages. */
export const CATALOGUES = { en: english, de: german }

export type Language = keyof typeof CATALOGUES

/** What the URL chooses. */
export interface Choice {
  scenario: string
  language: Language
  /** Undefined for the system's. */
  theme: Theme | undefined
}

/** Reads a URL's query, as in `?scenario=due&language=de&theme=dark`. */
export function parseChoice(search: string): Choice {
  const query = new URLSearchParams(search)
  const theme = query.get('theme')
  return {
    scenario: query.get('scenario') ?? 'every status',
    language: query.get('language') === 'de' ? 'de' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  }
}

/** Writes the query of a choice. */
export function toQuery({ scenario, language, theme }: Choice): string {
  return `?${new URLSearchParams({ scenario, language, ...(theme && { theme }) }).toString()}`
}
