import * as v from 'valibot'

/** A {@link Body} as it is passed between contexts and written to files. */
export const BodySchema = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string(), length: v.number(), isLonger: v.optional(v.literal(true)) }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('pending') }),
  v.object({ kind: v.literal('unreadable'), reason: v.string() }),
])
