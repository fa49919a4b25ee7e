import type { RequestField } from '../../core/notification/requestFields.ts'

/** The filter's searchbox takes the focus. */
export function focusFilter(): void {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]')
  search?.focus()
  search?.select()
}

/** The grid's current row takes the focus; without a grid, the filter. */
export function focusGrid(): void {
  const stop = document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
  if (stop) stop.focus()
  else focusFilter()
}

/** The id of a field's control in the editor. */
export function fieldId(field: RequestField): string {
  return `field-${field}`
}

/** A field of the editor takes the focus. */
export function focusField(field: RequestField): void {
  document.getElementById(fieldId(field))?.focus()
}

/** Whether the focus is inside of an element. */
export function hasFocus(element: Element | null): boolean {
  return element?.contains(document.activeElement) === true
}
