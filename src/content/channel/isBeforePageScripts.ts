const scriptsAtStart = document.scripts.length

/** `isBeforeScripts` for an isolated world, whose built-ins no page can replace. */
export function isBeforePageScripts(): boolean {
  return document.scripts.length === scriptsAtStart
}
