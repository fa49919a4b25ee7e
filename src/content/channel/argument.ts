/** An argument of a call; one that is not given is not looked up, because `Object.prototype` may have a getter for its number. */
export function argument(args: readonly unknown[], at: number): unknown {
  return at < args.length ? args[at] : undefined
}
