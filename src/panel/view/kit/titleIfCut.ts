import { visibleText } from '../../model/visibleText.ts'

/** Gives an element whose text is cut the whole text as its tooltip, and takes that from one with room for it. */
export function titleIfCut(element: HTMLElement, text: string): void {
  const isCut = [element, ...element.querySelectorAll('.text')].some(part => part.scrollWidth > part.clientWidth)
  if (isCut && text !== '') element.title = visibleText(text)
  else element.removeAttribute('title')
}
