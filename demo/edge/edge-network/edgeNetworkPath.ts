/** What a call to the Edge Network asks for. */
export type EdgeAction = 'interact' | 'collect' | 'privacy/set-consent' | 'identity/acquire'

/** A path of the Edge Network: `/ee[/HINT]/v1/ACTION`, and `v2` for `interact` alone. */
export type EdgePath = { version: 'v1' | 'v2'; action: EdgeAction }

const PATH =
  /^\/ee(?:\/[a-z0-9]+)?\/(?:(v1)\/(interact|collect|privacy\/set-consent|identity\/acquire)|(v2)\/(interact))$/

/** Reads a path; undefined when it is not one of the Edge Network. */
export function parseEdgeNetworkPath(path: string): EdgePath | undefined {
  const [, v1, action, v2] = PATH.exec(path) ?? []
  if (v2 !== undefined) return { version: 'v2', action: 'interact' }
  return v1 === undefined ? undefined : { version: 'v1', action: action as EdgeAction }
}
