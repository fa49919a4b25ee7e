/** Saves a text through the browser's downloads. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Once the browser has picked it up.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
