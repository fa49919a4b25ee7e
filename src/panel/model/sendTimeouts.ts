/** Ms until the relay stops waiting for an answer. */
export const ANSWER_TIMEOUT = 10_000

/** Ms beyond that until the panel stops waiting for the relay. */
export const RELAY_GRACE = 5_000
