/** Returns the action's result, or undefined when it throws: observing must never break the page. */
export function quietly<Result>(action: () => Result): Result | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
