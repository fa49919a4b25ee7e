/** PowerShell reads each of these as a single quote. */
const QUOTES = /['\u2018-\u201B]/g
/** Characters that a terminal acts on, invisible ones and lone surrogates, including line breaks and tabs. */
const UNDRAWN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u

/**
 * A text as an expression of PowerShell 5.1 or newer: one constant, in which nothing is special, or several that are
 * joined with the characters without a glyph.
 */
export function toPowerShellText(text: string): string {
  const parts = text.split(new RegExp(`(${UNDRAWN.source})`, 'u')).filter(part => part !== '')
  const written = parts.map(part => (UNDRAWN.test(part) ? toCharacters(part) : toConstant(part)))
  if (written.length === 1 && !UNDRAWN.test(text)) return written[0] ?? "''"
  // The first operand makes it a string concatenation.
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
