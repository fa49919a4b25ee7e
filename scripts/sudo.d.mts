/** What decides how a command that needs root may run. */
export interface SudoCircumstances {
  readonly isRoot: boolean
  /** Whether sudo works here, and without a password. */
  readonly isSudoFree: boolean
  /** Whether the environment variable `CI` is set. */
  readonly isCi: boolean
  /** Whether somebody can read a question and answer it. */
  readonly hasTerminal: boolean
}

/** How a command that needs root may run: `by hand` is by the person alone. */
export function decideSudo(circumstances: SudoCircumstances): 'root' | 'sudo' | 'ask' | 'by hand' | 'impossible'
