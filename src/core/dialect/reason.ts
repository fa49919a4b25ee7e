import type { RowLocation } from './location.ts'

/**
 * Why a row has its status. The code names a sentence in the catalogue of each language; the values fill it, in the
 * order in which the owner of the code lists them. Each sentence must make sense alone in a ticket, so it names its
 * location.
 */
export interface Reason {
  code: string
  values: readonly ReasonValue[]
}

/**
 * A text; a time in ms since the epoch; a span in ms; a cause; a secret; or a
 * location. Undefined for an unknown value, such as the time of
 * an import: the catalogue has another sentence for that case.
 */
export type ReasonValue = string | number | Span | Cause | Secret | RowLocation | undefined

/** How long something took, in ms. */
export interface Span {
  span: number
}

/** Why no answer came, in the platform's words or ours. */
export interface Cause {
  cause: string
}

/** A text that grants access: it is shown, but never leaves the panel. */
export interface Secret {
  secret: string
}

/** A time in ms since the epoch; undefined if unknown. */
export type Moment = number | undefined

/** Creates the function that builds the reasons of one owner, whose codes and their values `Values` lists. */
export function reasonsOf<Values extends { [Code in keyof Values]: readonly ReasonValue[] }>() {
  return <Code extends keyof Values & string>(code: Code, ...values: Values[Code]): Reason => ({ code, values })
}
