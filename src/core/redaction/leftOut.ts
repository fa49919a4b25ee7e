/** What stands in a URL for a value that was left out. */
export const LEFT_OUT_OF_URL = 'left-out'

const LEFT_OUT = /^\(\d+ characters, left out\)$/

/** What stands for a text that was left out: how long it was. An empty one, and one that was left out before, stay. */
export function leftOut(text: string): string {
  return text === '' || LEFT_OUT.test(text) ? text : `(${text.length} characters, left out)`
}

/** Whether what follows a name and an equals sign is none of its values: Base64 ends so, also where it looks like a name. */
export function isPadding(text: string): boolean {
  return /^=+$/.test(text)
}
