import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Marked, type Tokens } from 'marked'
import type { Plugin } from 'vite'

const SOURCE = 'docs/guide.md'

/** The name of the page, at the top of the extension. */
const PAGE = 'guide.html'

/** Puts the user's guide next to the extension's code, as a page that the panel links to. */
export function guidePage(): Plugin {
  let root = ''
  return {
    name: 'guide-page',
    configResolved(config) {
      root = config.root
    },
    async generateBundle() {
      const markdown = await readFile(path.join(root, SOURCE), 'utf8')
      this.emitFile({ type: 'asset', fileName: PAGE, source: guideHtml(markdown) })
    },
  }
}

/** The guide as a whole page. Links within it work; of links to other documents, which the extension lacks, the text stays. */
export function guideHtml(markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens)
        return /^(?:#|https:)/.test(href) ? `<a href="${href}">${text}</a>` : text
      },
    },
  })
  return page(marked.parse(markdown, { async: false }))
}

/** The anchor of a heading, as the sites name it that show Markdown. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { padding: 2px 8px; border: 1px solid #8888; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: 8px; border: 1px solid #8888; }
img { max-width: 100%; }
`

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mbox Inspector: guide</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${content}</main>
</body>
</html>
`
}
