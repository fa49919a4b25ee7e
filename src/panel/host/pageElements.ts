import * as v from 'valibot'
import { askPage } from './askPage.ts'
import type { PageElements } from './host.ts'

/** How long elements are highlighted, in ms. */
const HIGHLIGHTED_FOR = 2000

const CountsSchema = v.array(v.nullable(v.number()))

/**
 * The elements that a selector of at.js or the Web SDK means: CSS, with `:eq(n)` for one of those found so far and `:shadow` for the
 * shadow root of an element. An expression of a function; the page's own natives answer, so it may lie.
 */
const SELECT = `(selector) => {
  let found = [document];
  for (const part of selector.split(/(:eq\\(\\d+\\)|:shadow\\b)/)) {
    const rank = /^:eq\\((\\d+)\\)$/.exec(part);
    if (rank) found = found.slice(Number(rank[1]), Number(rank[1]) + 1);
    else if (part === ":shadow") found = found.flatMap((element) => element.shadowRoot ?? []);
    else if (part.trim() !== "")
      found = found.flatMap((root) => [...root.querySelectorAll(root === document ? part : part.replace(/^\\s*>/, ":scope >"))]);
  }
  return found.filter((one) => one instanceof Element);
}`

/** An outline that the element's own styles do not lose, over a tint of its whole box. */
const FRAMES = [
  {
    outline: '2px solid rgb(26, 115, 232)',
    outlineOffset: '-2px',
    boxShadow: 'inset 0 0 0 9999px rgba(111, 168, 220, 0.45)',
  },
]

/** The elements of the inspected page's top frame. Nothing is left in the page: an animation ends by itself. */
export const pageElements: PageElements = {
  count: async selectors => {
    const each = `(selector) => { try { return select(selector).length } catch { return null } }`
    const answer = await askPage(inPage(`return ${JSON.stringify(selectors)}.map(${each})`))
    const counts = v.safeParse(CountsSchema, answer)
    return counts.success && counts.output.length === selectors.length ? counts.output : undefined
  },
  highlight: async selector => {
    const animate = `(element) => element.animate(${JSON.stringify(FRAMES)}, { duration: ${HIGHLIGHTED_FOR} })`
    const show = `const found = select(${JSON.stringify(selector)});
      found[0]?.scrollIntoView({ block: "nearest" });
      found.forEach(${animate});`
    await askPage(inPage(show))
  },
  reveal: async selector => {
    await askPage(inPage(`inspect(select(${JSON.stringify(selector)})[0])`))
  },
}

function inPage(statements: string): string {
  return `(() => { const select = ${SELECT}; ${statements} })()`
}
