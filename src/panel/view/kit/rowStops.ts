/** The stops of Right and Left inside a row: its visible cells and, for a cell with buttons, the buttons. */
export function rowStops(row: Element): HTMLElement[] {
  const cells = row.querySelectorAll<HTMLElement>('[role="gridcell"], [role="columnheader"]')
  return [...cells].filter(isShown).flatMap(cell => {
    const buttons = [...cell.querySelectorAll<HTMLElement>('button, a[href]')].filter(isShown)
    if (buttons.length > 0) return buttons
    return cell.getAttribute('role') === 'gridcell' ? [cell] : []
  })
}

// A narrow pane hides columns. Where there is no layout, everything counts as shown.
function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility === 'function' ? element.checkVisibility() : true
}
