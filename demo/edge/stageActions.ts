import type { Action } from './activity.ts'

/**
 * One action of each type that the visual composer supports, except redirects; the pages with views have a stage for
 * them.
 */
export const stageActions: Action[] = [
  at('#stage-text', 'setText', 'Set by an action'),
  at('#stage-text', 'setStyle', { color: '#8a5f1d', priority: 'important' }),
  at('#stage-text', 'insertBefore', '<p>Before the text</p>'),
  at('#stage-text', 'insertAfter', '<p>After the text</p>'),
  at('#stage-list', 'appendHtml', '<li>Appended</li>'),
  at('#stage-list', 'prependHtml', '<li>Prepended</li>'),
  at('#stage-list', 'rearrange', { from: 0, to: 1 }),
  at('#stage-old', 'replaceHtml', '<p id="stage-new">In place of the old</p>'),
  at('#stage-link', 'setAttribute', { title: 'Titled by an action' }),
  at('#stage-link', 'move', { left: '8px', top: '0px' }),
  at('#stage-image', 'setImageSource', '/icon.svg'),
  at('#stage-image', 'resize', { width: '48px', height: '48px' }),
  at('#stage-gone', 'remove'),
  at('#stage', 'customCode', '<style>#stage { border-style: dashed }</style>'),
]

function at(selector: string, type: string, content?: NonNullable<Action['content']>): Action {
  return { type, selector, cssSelector: selector, ...(content !== undefined && { content }) }
}
