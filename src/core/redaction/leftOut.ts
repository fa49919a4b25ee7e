/** The placeholder in a URL for a value that was left out. */
export const LEFT_OUT_OF_URL = 'left-out'

const LEFT_OUT = /^\(\d+ characters, left out\)$/

/** The placeholder for a text that was left out: its length. An empty text, and an existing placeholder, stay. */
export function leftOut(text: string): string {
  return text === '' || LEFT_OUT.test(text) ? text : `(${text.length} characters, left out)`
}

/** Whether the text after a name and an equals sign is not a value: Base64 may look like a name and end with `=`. */
export function isPadding(text: string): boolean {
  return /^=+$/.test(text)
}
