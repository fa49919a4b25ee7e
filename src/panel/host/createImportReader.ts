import type { ImportNews, ImportRequest } from '../import-worker/importRequest.ts'
import type { Host } from './host.ts'

/** The name of the one Trusted Types policy that the extension's content security policy permits. */
const POLICY = 'import-worker'

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => unknown }
}

/**
 * Reads imports in a worker whose script has this URL. The browser accepts a worker's URL only from a policy; this one
 * passes that URL alone, and is made at once, because nothing may make it a second time.
 */
export function createImportReader(url: string): Host['readImport'] {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  const policy = types?.createPolicy(POLICY, {
    createScriptURL: wanted => {
      if (wanted !== url) throw new TypeError(`${wanted} is not the import worker`)
      return wanted
    },
  })
  const scriptUrl = (): string => (policy ? (policy.createScriptURL(url) as string) : url)
  return (request, { signal, onProgress }) => {
    const worker = new Worker(scriptUrl(), { type: 'module', name: POLICY })
    const reading = new Promise<Awaited<ReturnType<Host['readImport']>>>(resolve => {
      const listen = { signal }
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<ImportNews>) => {
          if (data.kind === 'progress') onProgress(data.share)
          else resolve(data.kind === 'done' ? data.reading : undefined)
        },
        listen,
      )
      worker.addEventListener('error', () => resolve(undefined), listen)
      worker.addEventListener('messageerror', () => resolve(undefined), listen)
      signal.addEventListener('abort', () => resolve(undefined))
    })
    worker.postMessage(request satisfies ImportRequest)
    return reading.finally(() => worker.terminate())
  }
}
