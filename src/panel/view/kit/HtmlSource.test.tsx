// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { htmlParts } from './htmlParts.ts'
import { HtmlSource } from './HtmlSource.tsx'
import { draw, takeDown } from './testing.ts'

describe('HTML source', () => {
  afterEach(takeDown)

  it('is shown as text, never as markup', () => {
    const source = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    const place = aSource(source)
    expect(place.querySelector('img, script')).toBeNull()
    expect(place.textContent).toBe(source)
  })

  it('is coloured by tag, attribute value and comment', () => {
    expect(htmlParts(`<a href="/x" title='y'>go</a><!-- note -->`)).toEqual([
      { kind: 'text', text: '<' },
      { kind: 'tag', text: 'a' },
      { kind: 'text', text: ' href=' },
      { kind: 'value', text: '"/x"' },
      { kind: 'text', text: ' title=' },
      { kind: 'value', text: "'y'" },
      { kind: 'text', text: '>go</' },
      { kind: 'tag', text: 'a' },
      { kind: 'text', text: '>' },
      { kind: 'comment', text: '<!-- note -->' },
    ])
  })

  it.each(['<', '<<<a', '<a href="x', '</', '<a <b>', '<!--', '1 < 2 > 0', '<a b="<c>">'])(
    'keeps every character of %s',
    source => {
      expect(
        htmlParts(source)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source)
    },
  )

  it('stays bounded for huge input, whatever it holds', () => {
    for (const piece of ['<b>', '<', '<a href="', '"', '<!--']) {
      const source = piece.repeat(300_000)
      const place = aSource(source)
      expect(place.querySelectorAll('span').length).toBeLessThan(5_000)
      expect(place.textContent).toContain(`of ${source.length}`)
      takeDown()
    }
  })
})

function aSource(source: string): HTMLElement {
  return draw(<HtmlSource label="Offer content" source={source} cutText={length => `of ${length}`} />)
}
