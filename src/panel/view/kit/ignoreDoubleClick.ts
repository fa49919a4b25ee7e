/** A click's listener to which a double click is one: what is sent counts. */
export function ignoreDoubleClick(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    // How often it was clicked in a row; 0 from the keyboard (UI Events).
    if (detail <= 1) act()
  }
}
