/** PowerShell takes each of these for a single quote. */
const QUOTES = /['\u2018-\u201B]/g
/** What a terminal acts on, what nobody sees, and halves of pairs; line breaks and tabs among them. */
const UNDRAWN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u

/**
 * A text as an expression of PowerShell 5.1 or newer: one constant, in which nothing is special, or several that are joined
 * with the characters that are not drawn.
 */
export function toPowerShellText(text: string): string {
  const parts = text.split(new RegExp(`(${UNDRAWN.source})`, 'u')).filter(part => part !== '')
  const written = parts.map(part => (UNDRAWN.test(part) ? toCharacters(part) : toConstant(part)))
  if (written.length === 1 && !UNDRAWN.test(text)) return written[0] ?? "''"
  // The first operand says that texts are joined.
  return written.length === 0 ? "''" : `(${["''", ...written].join(' + ')})`
}

function toConstant(text: string): string {
  return `'${text.replaceAll(QUOTES, '$&$&')}'`
}

function toCharacters(character: string): string {
  return character
    .split('')
    .map(unit => `[char]0x${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join(' + ')
}
