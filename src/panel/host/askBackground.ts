import * as v from 'valibot'
import { api } from './browserApi.ts'

/** Ms in which a question is asked again; the background may have to start first. */
export const PATIENCE = 5_000

/** Ms between two attempts. */
const PAUSE = 100

/**
 * Asks the background, by a message that may come twice: a browser that stops the background drops the messages on their way to it.
 * Undefined if there is no valid answer within {@link PATIENCE}, and at once after an update of the extension. An answer that
 * is on its way then is still awaited.
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
