/** Controls that a terminal acts on, even inside quotes, when the command is pasted. Line breaks and tabs are safe there. */
const CONTROL = /[^\P{Cc}\n\t]/u

/** One word of a POSIX shell, quoted so that nothing in it is special. */
export function toShellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** Whether a text can be used in a command line as it is. */
export function isPasteable(text: string): boolean {
  return !CONTROL.test(text)
}

/** A word that `printf` turns into the text, for texts that no command line can hold as they are. */
export function toPrintfWord(text: string): string {
  const format = text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
    // A text that starts with a dash would be an option.
    .replace(/^-/, String.raw`\055`)
    .replace(new RegExp(CONTROL, 'gu'), toOctal)
  return toShellWord(format)
}

// In UTF-8 the controls from U+0080 on are 0xC2 followed by their own value.
function toOctal(control: string): string {
  const point = control.charCodeAt(0)
  const bytes = point < 0x80 ? [point] : [0xc2, point]
  return bytes.map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
