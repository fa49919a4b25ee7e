import * as v from 'valibot'
import { api } from './browserApi.ts'

/** Ms in which a question is asked again; the background may have to start first. */
export const PATIENCE = 5_000

/** Ms between two attempts. */
const PAUSE = 100

/**
 * Asks the background by a message that it may get twice: a browser that stops the background can lose a question, which is then
 * asked again. Resolves to undefined if each question within {@link PATIENCE} was lost, and at once after an update of the
 * extension. A question that is still open after that time is not given up.
 */
export async function askBackground<Schema extends v.GenericSchema>(
  schema: Schema,
  message: object,
): Promise<v.InferOutput<Schema> | undefined> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const parsed = v.safeParse(schema, await answered(message))
    if (parsed.success) return parsed.output
    if (Date.now() > end || isUpdated()) return undefined
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
}

/** Whether the extension was updated or removed: then nothing answers any more. */
function isUpdated(): boolean {
  return (api.runtime.id as string | undefined) === undefined
}

async function answered(message: object): Promise<unknown> {
  try {
    const answer: unknown = await api.runtime.sendMessage(message)
    return answer
  } catch {
    // The background was stopped, or is gone.
    return undefined
  }
}
