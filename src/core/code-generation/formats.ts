import { toAtJs } from './atJs.ts'
import { toCurl } from './curl.ts'
import { toDotNetSdk } from './dotNetSdk.ts'
import { toFetch } from './fetch.ts'
import type { Format } from './format.ts'
import { toHarEntry } from './harEntry.ts'
import { toJavaSdk } from './javaSdk.ts'
import { toNodeSdk } from './nodeSdk.ts'
import { toPlainJson } from './plainJson.ts'
import { toPythonSdk } from './pythonSdk.ts'

/** Everything that a request can be copied as, in the order of the menu. */
export const FORMATS = [
  { name: 'cURL', write: toCurl },
  { name: 'fetch', write: toFetch },
  { name: 'at.js', write: toAtJs },
  { name: 'Node SDK', write: toNodeSdk },
  { name: 'Python SDK', write: toPythonSdk },
  { name: 'Java SDK', write: toJavaSdk },
  { name: '.NET SDK', write: toDotNetSdk },
  { name: 'HAR entry', write: toHarEntry },
  { name: 'JSON', write: toPlainJson },
] as const satisfies readonly Format[]
