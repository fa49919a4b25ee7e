const PREFIX = 'recovery/'

/** The prefix of the names under which a tab's panel keeps its records in the extension's session storage. */
export const recoveryPrefix = (tabId: number): string => `${PREFIX}${tabId}/`

/** The tab that a name in the session storage belongs to; undefined for any other name. */
export function tabIdOfRecovery(name: string): number | undefined {
  const digits = /^recovery\/(\d+)\//.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
