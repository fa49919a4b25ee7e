import { fromUtf8 } from '../bytes.ts'

/** A text that is made of characters and of single bytes. */
interface ByteRun {
  add: (text: string) => void
  addByte: (byte: number) => void
  /** Adjacent bytes are UTF-8; where they are not, each is a character, as Firefox writes those below U+0100. */
  text: () => string
}

/** Begins such a text. */
export function createByteRun(): ByteRun {
  let [text, bytes] = ['', '']
  const flush = (): void => {
    if (bytes === '') return
    text += fromUtf8(bytes) ?? bytes
    bytes = ''
  }
  return {
    add: more => {
      if (more === '') return
      flush()
      text += more
    },
    addByte: byte => {
      bytes += String.fromCharCode(byte)
    },
    text: () => {
      flush()
      return text
    },
  }
}
