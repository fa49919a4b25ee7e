import type { ImportCode } from '../finding.ts'

/** The tools that write network logs, by what their name contains, with the code of how they write whole bodies. */
const TOOLS = [
  [/webkit web inspector/i, 'exportSafari'],
  [/webinspector|chrom/i, 'exportChrome'],
  [/firefox/i, 'exportFirefox'],
  [/charles/i, 'exportCharles'],
  [/fiddler/i, 'exportFiddler'],
  [/proxyman/i, 'exportProxyman'],
  [/mitmproxy/i, 'exportMitmproxy'],
] as const satisfies readonly (readonly [RegExp, ImportCode])[]

/** How the tool that wrote a log, by `log.creator.name`, writes it with whole bodies. */
export function exportHint(tool: unknown): (typeof TOOLS)[number][1] | 'exportOther' {
  const name = typeof tool === 'string' ? tool : ''
  return TOOLS.find(([pattern]) => pattern.test(name))?.[1] ?? 'exportOther'
}
