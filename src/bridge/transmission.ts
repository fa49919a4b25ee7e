import * as v from 'valibot'

/**
 * Whether the browser lets the extension transmit data: the user consented, the user did not, or the browser has no
 * such consent and never asks. Source: Firefox's built-in consent for data collection and transmission, from Firefox
 * 140.
 */
export const TransmissionSchema = v.picklist(['allowed', 'not allowed', 'not asked'])
export type Transmission = v.InferOutput<typeof TransmissionSchema>

const KindsSchema = v.array(v.string())
const ManifestSchema = v.object({
  browser_specific_settings: v.object({
    gecko: v.object({ data_collection_permissions: v.object({ optional: KindsSchema }) }),
  }),
})
const GrantedSchema = v.object({ data_collection: KindsSchema })

/**
 * The kinds of data that a send transmits, as the manifest declares them; empty where the browser has no such consent.
 */
export function dataKinds(manifest: unknown): readonly string[] {
  const parsed = v.safeParse(ManifestSchema, manifest)
  return parsed.success ? parsed.output.browser_specific_settings.gecko.data_collection_permissions.optional : []
}

/**
 * Reads the answer of `permissions.getAll` for a send of these kinds of data. A browser without such a consent lists no
 * kinds.
 */
export function transmissionOf(kinds: readonly string[], granted: unknown): Transmission {
  const parsed = v.safeParse(GrantedSchema, granted)
  if (kinds.length === 0 || !parsed.success) return 'not asked'
  return kinds.every(kind => parsed.output.data_collection.includes(kind)) ? 'allowed' : 'not allowed'
}
