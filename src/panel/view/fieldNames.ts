import type { Field } from '../../core/notification/fields.ts'
import type { MessageKey } from '../host/host.ts'

/** What each field is called, as the API calls it. */
export const FIELD_NAMES: Record<Field, MessageKey> = {
  type: 'fieldType',
  id: 'fieldId',
  impressionId: 'fieldImpressionId',
  timestamp: 'fieldTimestamp',
  mboxName: 'fieldMboxName',
  viewName: 'fieldViewName',
  state: 'fieldState',
  tokens: 'fieldTokens',
  parameters: 'fieldParameters',
  profileParameters: 'fieldProfileParameters',
  order: 'fieldOrder',
  product: 'fieldProduct',
}
