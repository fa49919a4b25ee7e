import { toAtJs } from './atJs.ts'
import { addressError, type AddressError } from '../../exchange/host.ts'
import { toCurl } from './curl.ts'
import { toCurlCmd } from './curlCmd.ts'
import { toDotNetSdk } from './dotNetSdk.ts'
import { toFetch } from './fetch.ts'
import { unavailable, type Obstacle } from './format.ts'
import type { Format } from '../../dialect/copyFormat.ts'
import { toHarEntry } from './harEntry.ts'
import { toJavaSdk } from './javaSdk.ts'
import { toNodeSdk } from './nodeSdk.ts'
import { toPlainJson } from '../../dialect/plainJson.ts'
import { toPowerShell } from './powerShell.ts'
import { toPythonSdk } from './pythonSdk.ts'

const OBSTACLES = { cut: 'urlCut', scheme: 'notHttp', user: 'urlUser', host: 'noHost' } as const satisfies Record<
  AddressError,
  Obstacle
>

/** Writes code only for a URL that a request may be sent to: cURL supports many other schemes, some of which read files. */
function addressed(write: Format['write']): Format['write'] {
  return draft => {
    const error = addressError(draft.url)
    return error ? unavailable(OBSTACLES[error]) : write(draft)
  }
}

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
