import { memoize } from '../../core/memoize.ts'

/** Remembers what was written of each thing in each text, for as long as both are held. */
export function memoizePerText<Thing extends object, Text extends object, Line>(
  write: (thing: Thing, text: Text) => Line,
) {
  const inText = memoize((text: Text) => memoize((thing: Thing) => write(thing, text)))
  return (thing: Thing, text: Text): Line => inText(text)(thing)
}
