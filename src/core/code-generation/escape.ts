/** Characters without a glyph: controls, line and paragraph separators, joiners, direction marks, lone surrogates. */
const UNDRAWN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

/** Replaces invisible characters by `escape`, so that code shows its whole content, on one line. */
export function escapeUndrawn(text: string, escape: (character: string) => string): string {
  return text.replace(UNDRAWN, escape)
}

/** `\uXXXX` for each UTF-16 unit, as JavaScript, Java and C# read it. */
export function toUnitEscapes(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
