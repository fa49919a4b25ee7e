import type { Format } from '../dialect/copyFormat.ts'
import { addressError, type AddressError } from '../exchange/host.ts'
import { unavailable, type Obstacle } from './format.ts'

const OBSTACLES = { cut: 'urlCut', scheme: 'notHttp', user: 'urlUser', host: 'noHost' } as const satisfies Record<
  AddressError,
  Obstacle
>

/** Writes code only for a URL that a request may be sent to: cURL supports many other schemes, some of which read files. */
export function addressed(write: Format['write']): Format['write'] {
  return draft => {
    const error = addressError(draft.url)
    return error ? unavailable(OBSTACLES[error]) : write(draft)
  }
}
