import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { sizeOfBlob, textOfBlob } from '../channel/primordials.ts'
import { then } from '../channel/then.ts'
import { bytesBody, unreadable, type BodyText } from './bodies.ts'
import { sliceBlob } from './primordials.ts'

/** Reads the kept part of a Blob, and calls back once. Throws on anything that is not a Blob. */
export function readBlob(blob: Blob, onBody: (body: BodyText) => void): void {
  const size = sizeOfBlob(blob)
  const onText = (text: string): void => onBody(bytesBody(text, size))
  const onError = (): void => onBody(unreadable('failed'))
  void then(textOfBlob(sliceBlob(blob, 0, MAX_BODY_CHARACTERS)), onText, onError)
}
