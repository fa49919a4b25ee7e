import { IMPORTED_PREFIX } from '../exchange/imported.ts'

/** The same for every import of an exchange or an event, so that it is added once. */
export function importedId(id: string): string {
  return id.startsWith(IMPORTED_PREFIX) ? id : IMPORTED_PREFIX + id
}

/** The id that an imported exchange had where it was captured: that exchange may still be here. */
export function capturedId(id: string): string {
  return id.startsWith(IMPORTED_PREFIX) ? id.slice(IMPORTED_PREFIX.length) : id
}
