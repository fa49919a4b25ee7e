/** The length of a text and a 64-bit hash of its characters: two texts of a session never share both by chance. */
export function digest(text: string): string {
  let [a, b] = [0x2c1b3c6d, 0x297a2d39]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ (b >>> 15) ^ unit, 0x5bd1e995)
  }
  return [text.length, a >>> 0, b >>> 0].join(' ')
}
