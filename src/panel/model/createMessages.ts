import type { Host } from '../host/host.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Text } from './createText.ts'

export interface Messages extends Pick<Announcer, 'announcement' | 'announce'> {
  /** Copies and announces it; `what` is the name of the copied thing. Resolves to false when the clipboard refuses. */
  copy: (what: string, text: string) => Promise<boolean>
}

/** What is announced, and the copies, which are announced too. */
export function createMessages(
  host: Host,
  { announcement, announce }: Announcer,
  { text, brief }: { text: Text; brief: Text },
): Messages {
  const copy: Messages['copy'] = async (what, copied) => {
    const done = await host.copy(copied)
    announce(done ? brief.t('copied', what) : text.t('notCopied'))
    return done
  }
  return { announcement, announce, copy }
}
