/** What the page's server was answered, `{ request, response }`; undefined unless there are both. */
export function readServerState() {
  const { request, response } = globalThis.targetGlobalSettings?.serverState ?? {}
  const isFilled = value => Object.keys(value ?? {}).length > 0
  return isFilled(request) && isFilled(response) ? { request, response } : undefined
}
