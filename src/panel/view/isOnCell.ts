/** A click on a cell opens Details; one on a cell's button does what the button says. */
export function isOnCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="gridcell"]') !== null && !target.closest('button')
}
