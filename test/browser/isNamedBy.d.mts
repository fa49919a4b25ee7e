/**
 * Whether an entry of the table of differences names the test of this full name in the same file: the test itself, a group
 * that it is in, or the whole file.
 */
export function isNamedBy(entry: { readonly test?: string }, name: string): boolean
