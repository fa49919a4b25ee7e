import type { ImportNews, ImportRequest } from './importRequest.ts'
import { readSources } from './readSources.ts'

/** The worker's side of its channel. */
interface WorkerScope {
  onmessage: (event: MessageEvent<ImportRequest>) => void
  postMessage: (news: ImportNews) => void
}

const scope = self as unknown as WorkerScope

/** Reads one request. The panel ends the worker after that, or earlier. */
scope.onmessage = ({ data }) => {
  readSources(data, share => scope.postMessage({ kind: 'progress', share })).then(
    reading => scope.postMessage({ kind: 'done', reading }),
    () => scope.postMessage({ kind: 'failed' }),
  )
}
