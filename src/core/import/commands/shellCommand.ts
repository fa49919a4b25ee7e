/** One command of a shell, without what it is piped from or to. */
export interface ShellCommand {
  /** As the program gets them, its own name included. */
  words: string[]
  /** The place in the text behind it. */
  end: number
  /** Its output is the input of the next command. */
  isPiped: boolean
  /** Its input, if the text holds it. */
  input?: string | undefined
  /** The variables and substitutions in its words, as written: the text does not have their values. */
  variables: string[]
}

/** Reads the command that begins at a place of a text; undefined for what the shell does not accept. */
export type ReadShellCommand = (text: string, start: number) => ShellCommand | undefined
