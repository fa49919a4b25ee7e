/** Saves a text through the browser's downloads, as JSON or as another MIME type. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Once the browser has picked it up.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
