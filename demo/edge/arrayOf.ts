/** The value if it is an array, with any elements. */
export function arrayOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
