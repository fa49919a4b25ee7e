import type { JsonObject } from '../json/json.ts'

/** A request about to be sent: its URL and its body. */
export interface NotificationRequest {
  url: string
  body: JsonObject
}
