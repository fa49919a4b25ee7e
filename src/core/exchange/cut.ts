/** Characters of a URL that are kept: twice the Delivery API's limit for a page's address. */
export const MAX_URL_CHARACTERS = 8192

/** Characters of a method that are kept. */
export const MAX_METHOD_CHARACTERS = 64

/** Marks where a URL or a method was cut. Neither contains it otherwise: parsed URLs are ASCII, and so are methods. */
export const CUT_MARK = '…'

/** A URL or a method with at most this many characters, followed by {@link CUT_MARK} if there were more. */
export function shorten(text: string, most: number): string {
  return text.length > most ? text.slice(0, most) + CUT_MARK : text
}

/** Whether a URL or a method was cut: it is shown then, but nothing is sent to it. */
export function isCut(text: string): boolean {
  return text.endsWith(CUT_MARK)
}
