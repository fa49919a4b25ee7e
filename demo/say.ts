/** Prints lines of the transcript. */
export function say(...lines: string[]): void {
  console.log(lines.join('\n'))
}
