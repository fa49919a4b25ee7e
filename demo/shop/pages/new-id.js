/** A random id of 32 hexadecimal digits. */
export function newId() {
  return crypto.randomUUID().replaceAll('-', '')
}
