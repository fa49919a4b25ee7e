const NORMALIZED: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** A method as the platform sends it: these six in upper case, any other as written (Fetch standard, "normalize"). */
export function methodName(method: string): string {
  const capitals = method.toUpperCase()
  return NORMALIZED.has(capitals) ? capitals : method
}
