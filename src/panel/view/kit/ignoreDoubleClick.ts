/** A click listener that treats a double click as one click: what it does counts, or would be undone by the second. */
export function ignoreDoubleClick(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    // The number of consecutive clicks; 0 from the keyboard (UI Events).
    if (detail <= 1) act()
  }
}
