/** Remembers the result for each item in each text, as long as both are held. */
export function memoizePerText<Thing extends object, Text extends object, Line>(
  write: (thing: Thing, text: Text) => Line,
) {
  const written = new WeakMap<Text, WeakMap<Thing, Line>>()
  return (thing: Thing, text: Text): Line => {
    const ofText = written.get(text) ?? new WeakMap<Thing, Line>()
    written.set(text, ofText)
    const known = ofText.get(thing)
    if (known !== undefined) return known
    const line = write(thing, text)
    ofText.set(thing, line)
    return line
  }
}
