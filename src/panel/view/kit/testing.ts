import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'

/** Renders into the document, as the panel would, and returns the container. */
export function draw(content: ComponentChild): HTMLElement {
  const place =
    document.querySelector<HTMLElement>('#place') ?? document.body.appendChild(document.createElement('div'))
  place.id = 'place'
  void act(() => render(content, place))
  return place
}

/** Removes the rendered content. */
export function takeDown(): void {
  const place = document.querySelector('#place')
  if (place) render(undefined, place)
  document.body.replaceChildren()
}

/** Presses a key on the focused element. */
export function press(key: string, modifiers: KeyboardEventInit = {}): void {
  const options = { key, bubbles: true, cancelable: true, ...modifiers }
  void act(() => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options)))
}

export function focus(element: Element | null | undefined): void {
  void act(() => (element as HTMLElement).focus())
}

export function click(element: Element | null | undefined): void {
  void act(() => (element as HTMLElement).click())
}

/** Replaces the text of a field. */
export function typeInto(element: HTMLInputElement | null | undefined, text: string): void {
  setValue(element, text, 'input')
}

/** Chooses an option of a select. */
export function choose(element: HTMLInputElement | null | undefined, value: string): void {
  setValue(element, value, 'change')
}

function setValue(element: HTMLInputElement | null | undefined, value: string, event: 'input' | 'change'): void {
  void act(() => {
    if (element) element.value = value
    element?.dispatchEvent(new Event(event, { bubbles: true }))
  })
}

export function scroll(element: Element | null | undefined, top: number): void {
  void act(() => {
    if (element) element.scrollTop = top
    element?.dispatchEvent(new Event('scroll'))
  })
}
