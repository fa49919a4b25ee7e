/** The headers of a request besides those that every client sets itself. */
export interface Headers {
  contentType: string
  userAgent?: string
}

/** As a page sends: any other content type would cause a CORS preflight. */
export const PLAIN_TEXT: Headers = { contentType: 'text/plain' }

/** The headers as lines `Name: value`. */
export function headerLines({ contentType, userAgent }: Headers): string[] {
  return [`Content-Type: ${contentType}`, ...(userAgent === undefined ? [] : [`User-Agent: ${userAgent}`])]
}
