import { createHash } from 'node:crypto'

/**
 * The token of an activity's options: base64 of 64 bytes, 88 characters ending in `==`. It names activity and
 * experience, not the location; as in real data, the last 44 characters are the same for a whole account.
 */
export function optionToken(activity: number, experience: number): string {
  return Buffer.concat([digest(`option/${activity}/${experience}`), digest('account/demo')]).toString('base64')
}

/** The token of a click metric: base64 of 16 bytes, 24 characters ending in `==`. */
export function metricToken(activity: number, experience: number, metric: string): string {
  return digest(`metric/${activity}/${experience}/${metric}`).subarray(0, 16).toString('base64')
}

function digest(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}
