/** The value when it is an array, of whatever it holds. */
export function arrayOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
