import { mayHoldEdgeAnswer } from '../edge/inlineAnswers.ts'

/** Whether an inline script may hold an answer of Target's that the page's server requested; apart from the protocols, as `targetUrls.ts`. */
export const mayHoldAnswers: (script: string) => boolean = mayHoldEdgeAnswer
