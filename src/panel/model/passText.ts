import type { MessageKey } from '../host/host.ts'
import type { UnseenPass } from './createInstanceDraft.ts'
import type { Text } from './createText.ts'

const SENTENCES: Record<UnseenPass['answer'], MessageKey> = {
  called: 'passedToInstance',
  'no function': 'noInstance',
  'no answer': 'instanceUnknown',
}

/** What became of a send through an instance whose call is not seen yet, as a sentence. */
export function passText({ answer, instance }: UnseenPass, { t }: Pick<Text, 't'>): string {
  return t(SENTENCES[answer], instance)
}
