import type { SdkCall } from './sdkCall.ts'

/** A constant at the top of the code, for a value that the request's URL does not have. */
export interface FillIn {
  name: 'CLIENT' | 'ORGANIZATION_ID'
  value: string
}

/** The comment above the constants. */
export const FILL_IN_REMARK = "The request's URL does not contain it: fill it in."

/** The constants that the tester has to fill in: pages name the client code and SDKs the IMS org, seldom both. */
export function fillIns({ client, organizationId }: Pick<SdkCall, 'client' | 'organizationId'>): FillIn[] {
  const all: (FillIn & { known: string | undefined })[] = [
    { name: 'CLIENT', value: '<your client code>', known: client },
    { name: 'ORGANIZATION_ID', value: '<your IMS org id>@AdobeOrg', known: organizationId },
  ]
  return all.filter(({ known }) => known === undefined)
}
