/** The characters that cmd.exe acts on outside quotes; and the ones after a percent sign. */
const TO_ESCAPE = /(?<=%)[^]|[()!^"<>&|]/g

/**
 * One word of a command line for the prompt of cmd.exe, in printable ASCII. Programs read `\"` as a quote, but to cmd.exe
 * every quote starts or ends quoting. So every character that it acts on gets a caret, quotes included: to cmd.exe, no quote
 * is ever open. The caret after a percent sign starts the name that cmd.exe would replace, and no variable has such a name.
 */
export function toCmdWord(text: string): string {
  // Microsoft's C runtime: only backslashes before a quote must be doubled.
  const inner = text.replaceAll(/(?<!\\)(\\*)("|$)/g, (_, slashes: string, quote: string) => {
    return slashes + slashes + (quote && '\\"')
  })
  return `"${inner}"`.replaceAll(TO_ESCAPE, '^$&')
}
