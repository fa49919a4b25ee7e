/**
 * Whether this script came after its page: Firefox injects into open pages when the extension is installed or updated.
 * Then the page's first calls were missed, or an older observer is already present. Both scripts stay silent, so that
 * the panel asks for a reload.
 */
export function isLate(): boolean {
  return (
    (location.protocol === 'http:' || location.protocol === 'https:') &&
    (document.readyState === 'interactive' || document.readyState === 'complete')
  )
}
