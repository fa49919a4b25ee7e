import { addressed } from '../../../code-generation/addressed.ts'
import { toCurl } from '../../../code-generation/curl.ts'
import { toCurlCmd } from '../../../code-generation/curlCmd.ts'
import { toFetch } from '../../../code-generation/fetch.ts'
import { toHarEntry } from '../../../code-generation/harEntry.ts'
import type { Headers } from '../../../code-generation/headers.ts'
import { toPowerShell } from '../../../code-generation/powerShell.ts'
import type { Format, RequestDraft, Written } from '../../../dialect/copyFormat.ts'
import { toPlainJson } from '../../../dialect/plainJson.ts'
import { toAlloy } from './alloy.ts'
import { toServerCurl, toServerFetch, toServerPython } from './serverCall.ts'
import { userAgentFor } from './userAgent.ts'

/** All formats that a request to the Edge Network can be copied in, in menu order. `hint` names the shell. */
export const EDGE_FORMATS = [
  { name: 'alloy', write: addressed(toAlloy) },
  { name: 'fetch', write: addressed(toFetch) },
  { name: 'cURL', hint: 'bash', write: addressed(ofShell(toCurl)) },
  { name: 'cURL (cmd)', write: addressed(ofShell(toCurlCmd)) },
  { name: 'PowerShell', write: addressed(ofShell(toPowerShell)) },
  { name: 'Server: cURL', hint: 'bash', isParted: true, write: addressed(toServerCurl) },
  { name: 'Server: Node', write: addressed(toServerFetch) },
  { name: 'Server: Python', write: addressed(toServerPython) },
  { name: 'HAR entry', isParted: true, write: addressed(toHarEntry) },
  { name: 'JSON', write: toPlainJson },
] as const satisfies readonly Format[]

/** A shell's client names itself, and the Edge Network may take it for a bot. */
function ofShell(write: (draft: RequestDraft, headers: Headers) => Written): Format['write'] {
  return draft => write(draft, { contentType: 'text/plain', userAgent: userAgentFor(draft.body) })
}
