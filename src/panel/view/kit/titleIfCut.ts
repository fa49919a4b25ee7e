import { visibleText } from '../../model/visibleText.ts'

/** Gives an element whose text is cut the full text as its tooltip, and removes the tooltip when the text fits. */
export function titleIfCut(element: HTMLElement, text: string): void {
  const isCut = [element, ...element.querySelectorAll('.text')].some(part => part.scrollWidth > part.clientWidth)
  if (isCut && text !== '') element.title = visibleText(text)
  else element.removeAttribute('title')
}
