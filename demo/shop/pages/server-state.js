/** The call of the page's server, `{ request, response }`; undefined unless both are present. */
export function readServerState() {
  const { request, response } = globalThis.targetGlobalSettings?.serverState ?? {}
  const isFilled = value => Object.keys(value ?? {}).length > 0
  return isFilled(request) && isFilled(response) ? { request, response } : undefined
}
