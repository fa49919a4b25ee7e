/** A function whose result is cached for each argument, as long as the argument itself lives. */
export function memoize<Argument extends object, Result>(compute: (argument: Argument) => Result): typeof compute {
  const results = new WeakMap<Argument, Result>()
  return argument => {
    const known = results.get(argument)
    if (known !== undefined || results.has(argument)) return known as Result
    const result = compute(argument)
    results.set(argument, result)
    return result
  }
}

/**
 * The same for results that are large: one is kept only as long as anything else holds it, and is the same object as long as it is
 * kept.
 */
export function memoizeWeakly<Argument extends object, Result extends object>(
  compute: (argument: Argument) => Result,
): typeof compute {
  const results = new WeakMap<Argument, WeakRef<Result>>()
  return argument => {
    const known = results.get(argument)?.deref()
    if (known) return known
    const result = compute(argument)
    results.set(argument, new WeakRef(result))
    return result
  }
}
