/**
 * How an exported Playwright test reads the calls of a protocol: the source of two functions in TypeScript, which the test
 * declares, and their names.
 */
export interface TestReader {
  /** The name of `(url: URL) => boolean`: whether a URL is one of the protocol's. */
  owns: string
  /** The name of `(call: RawCall) => Content`: what a call delivered and reported. */
  read: string
  source: string
}
