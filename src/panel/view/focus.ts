/** Focuses the filter's searchbox. */
export function focusFilter(): void {
  const search = document.querySelector<HTMLInputElement>('.search input')
  search?.focus()
  search?.select()
}

/** Focuses the grid's current row or, without a grid, the filter. */
export function focusGrid(): void {
  const stop = document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
  if (stop) stop.focus()
  else focusFilter()
}

/** The id of a field's control in the editor. */
export function fieldId(field: string): string {
  return `field-${field}`
}

/** Focuses a field of the editor. */
export function focusField(field: string): void {
  document.getElementById(fieldId(field))?.focus()
}

/** Whether the focus is inside an element. */
export function hasFocus(element: Element | null): boolean {
  return element?.contains(document.activeElement) === true
}

/** Whether keys with Alt may move within text here. */
export function movesInText(target: EventTarget | null): boolean {
  const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]'
  return target instanceof Element && target.closest(fields) !== null
}

/** Whether the tester types in a field of the panel: what opens only now, because its code came late, must not take the focus from there. */
export function isTyping(): boolean {
  const { activeElement } = document
  return movesInText(activeElement) && !isInDialog(activeElement)
}

/** Whether an element is in a dialog, which keeps its keys. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null
}

/** Whether the focus is on the buttons that go back and forward, which keep it. */
export function isOnNavigation(): boolean {
  return hasFocus(document.querySelector('.navigation'))
}
