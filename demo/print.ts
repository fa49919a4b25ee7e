/** Prints lines of the transcript. */
export function print(...lines: string[]): void {
  console.log(lines.join('\n'))
}
