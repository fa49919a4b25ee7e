import { type JsonObject, parseObject } from '../../json/json.ts'
import { parseAddress } from '../address.ts'
import { clusterOfUrl } from './locationHint.ts'

/** The data of a call that its answer is read with. */
export interface SentCall {
  /** The body as JSON; undefined if it is not a JSON object. */
  request: JsonObject | undefined
  sessionId: string | undefined
  /** The edge cluster that receives the call. */
  cluster: string | undefined
}

/** Reads from a call's URL and body what its answer is read with. */
export function sentCall(url: string, body: string): SentCall {
  return {
    request: parseObject(body),
    sessionId: parseAddress(url).sessionId,
    cluster: clusterOfUrl(url),
  }
}
