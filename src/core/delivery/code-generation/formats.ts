import { toAtJs } from './atJs.ts'
import { addressed } from '../../code-generation/addressed.ts'
import { toCurl } from '../../code-generation/curl.ts'
import { toCurlCmd } from '../../code-generation/curlCmd.ts'
import { toDotNetSdk } from './dotNetSdk.ts'
import { toFetch } from '../../code-generation/fetch.ts'
import type { Format } from '../../dialect/copyFormat.ts'
import { toHarEntry } from '../../code-generation/harEntry.ts'
import { toJavaSdk } from './javaSdk.ts'
import { toNodeSdk } from './nodeSdk.ts'
import { toPlainJson } from '../../dialect/plainJson.ts'
import { toPowerShell } from '../../code-generation/powerShell.ts'
import { toPythonSdk } from './pythonSdk.ts'

/** All formats that a request can be copied in, in menu order. `hint` names the shell. */
export const FORMATS = [
  { name: 'cURL', hint: 'bash', write: addressed(toCurl) },
  { name: 'cURL (cmd)', write: addressed(toCurlCmd) },
  { name: 'PowerShell', write: addressed(toPowerShell) },
  { name: 'fetch', write: addressed(toFetch) },
  { name: 'at.js', write: addressed(toAtJs) },
  { name: 'Node SDK', write: addressed(toNodeSdk) },
  { name: 'Python SDK', write: addressed(toPythonSdk) },
  { name: 'Java SDK', write: addressed(toJavaSdk) },
  { name: '.NET SDK', write: addressed(toDotNetSdk) },
  { name: 'HAR entry', isParted: true, write: addressed(toHarEntry) },
  { name: 'JSON', write: toPlainJson },
] as const satisfies readonly Format[]
