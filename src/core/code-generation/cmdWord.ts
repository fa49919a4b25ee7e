/** What cmd.exe acts on where no quote is open; and what follows a percent sign. */
const TO_ESCAPE = /(?<=%)[^]|[()!^"<>&|]/g

/**
 * One word of a command line for the prompt of cmd.exe, of printable ASCII. Programs take `\"` for a quote, cmd.exe takes each
 * quote for the end or the beginning of quoting. So every character that it acts on has a caret, the quotes too: for it, none is
 * ever open. The caret after a percent sign begins the name that cmd.exe would replace, and no variable has such a name.
 */
export function toCmdWord(text: string): string {
  // Microsoft's C runtime: backslashes count twice before a quote only.
  const inner = text.replaceAll(/(?<!\\)(\\*)("|$)/g, (_, slashes: string, quote: string) => {
    return slashes + slashes + (quote && '\\"')
  })
  return `"${inner}"`.replaceAll(TO_ESCAPE, '^$&')
}
