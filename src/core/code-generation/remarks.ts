/** Most names in one sentence: a thousand unknown members do not need a thousand words. */
const MAX_PATHS = 20

/** A sentence about the members at these paths; empty without paths. */
export function remarkOn(intro: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const more = paths.length > MAX_PATHS ? `, and ${paths.length - MAX_PATHS} more` : ''
  return [`${intro}: ${paths.slice(0, MAX_PATHS).map(toSafePath).join(', ')}${more}.`]
}

/** Lists the paths of numbers that lose digits. */
export function remarkOnRounded(who: string, paths: readonly string[]): string[] {
  return remarkOn(`${who} cannot hold all digits of`, paths)
}

// Names come from the page: nothing in them may end the comment in any language.
function toSafePath(path: string): string {
  return path.replace(/[^\w.[\]/-]/gu, character =>
    /^\p{Cs}$/u.test(character) ? '%3F' : encodeURIComponent(character),
  )
}
