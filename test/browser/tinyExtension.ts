import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The title of the tiny extension's panel: with a space in it, as ours. */
export const TINY_TITLE = 'Tiny Panel'

const FILES: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Tiny',
    version: '1',
    devtools_page: 'devtools.html',
    // Each browser reads its own of the two.
    background: { service_worker: 'worker.js', scripts: ['worker.js'] },
    browser_specific_settings: { gecko: { id: 'tiny@mbox-inspector.dev' } },
  }),
  'worker.js':
    'const born = crypto.randomUUID(); chrome.runtime.onMessage.addListener((_m, _s, answer) => answer(born))',
  'devtools.html': '<script src="devtools.js"></script>',
  'devtools.js': `chrome.devtools.panels.create('${TINY_TITLE}', '', '/panel.html')`,
  'panel.html': `<!doctype html><style>body { margin: 0 }</style>
    <p></p><button>Ask</button><output></output><script src="panel.js"></script>`,
  'panel.js': `
    const show = theme => { document.querySelector('p').textContent = theme }
    const { panels } = chrome.devtools
    show(panels.themeName)
    if (panels.onThemeChanged) panels.onThemeChanged.addListener(show)
    else panels.setThemeChangeHandler(show)
    document.querySelector('button').addEventListener('click', async () => {
      document.querySelector('output').textContent = await chrome.runtime.sendMessage('who')
    })`,
}

/** Writes the least extension that has a worker and a panel to a temporary folder. */
export async function writeTinyExtension(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-tiny-'))
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(path.join(folder, name), text)))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
