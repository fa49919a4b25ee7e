import { LOCATIONS } from '../../core/delivery/notification/fields.ts'
import type { RequestField } from '../../core/delivery/notification/requestFields.ts'

/** The choices of a field; a different current value is offered too. */
export const FIELD_CHOICES: Partial<Record<RequestField, readonly string[]>> = {
  type: ['display', 'click'],
  location: LOCATIONS,
  logging: ['', 'server_side', 'client_side'],
}

/** Fields whose texts are long, or have several lines. */
export const LONG_FIELDS: ReadonlySet<RequestField> = new Set([
  ...(['state', 'tokens', 'parameters', 'profileParameters'] as const),
  ...(['address', 'customerIds', 'qaMode', 'context', 'url'] as const),
])
