import { visibleText } from '../../model/visibleText.ts'

/**
 * Gives an element whose text is cut the full text as its tooltip, before what `explanation` adds; an element whose text fits has
 * only the explanation, if there is one.
 */
export function titleIfCut(element: HTMLElement, text: string, explanation?: string): void {
  const isCut = [element, ...element.querySelectorAll('.text')].some(part => part.scrollWidth > part.clientWidth)
  const title = [...(isCut && text !== '' ? [visibleText(text)] : []), ...(explanation ? [explanation] : [])].join('\n')
  if (title === '') element.removeAttribute('title')
  else element.title = title
}
