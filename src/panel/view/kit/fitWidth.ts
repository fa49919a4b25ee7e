/** The width in px at which no rendered cell of a column is cut; undefined without a layout. */
export function fitWidth(grid: Element, key: string): number | undefined {
  const cells = [...grid.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(key)}"]`)]
  cells.forEach(cell => cell.classList.add('fitting'))
  const widths = cells.map(cell => cell.offsetWidth)
  cells.forEach(cell => cell.classList.remove('fitting'))
  const widest = widths.reduce((most, width) => Math.max(most, width), 0)
  return widest === 0 ? undefined : widest + 1
}
