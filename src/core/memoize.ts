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
