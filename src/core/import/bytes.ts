const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of base64, a character for each; undefined for what is not base64. */
export function fromBase64(text: string): string | undefined {
  const digits = text.replaceAll(/\s/g, '').replace(/={1,2}$/, '')
  if (/[^A-Za-z\d+/]/.test(digits) || digits.length % 4 === 1) return undefined
  let [bytes, held, bits] = ['', 0, 0]
  for (const digit of digits) {
    held = ((held << 6) | ALPHABET.indexOf(digit)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes += String.fromCharCode((held >> bits) & 0xff)
  }
  return bytes
}

/** The base64 of such bytes, padded. */
export function toBase64(bytes: string): string {
  let [text, held, bits] = ['', 0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    held = ((held << 8) | bytes.charCodeAt(at)) & 0xffff
    bits += 8
    for (; bits >= 6; bits -= 6) text += ALPHABET[(held >> (bits - 6)) & 63]
  }
  if (bits > 0) text += ALPHABET[(held << (6 - bits)) & 63]
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** The text of UTF-8 that has a character for each byte; undefined for what is not UTF-8. */
export function fromUtf8(bytes: string): string | undefined {
  const encoded = bytes.replaceAll(/[^ -$&-~]/g, byte => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
