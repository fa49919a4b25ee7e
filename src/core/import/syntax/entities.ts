const ENTITY = /&(?:(quot|amp|lt|gt|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi
const NAMED: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" }

/** The text that HTML's entities write, of which frameworks need these to put JSON into a page. */
export function decodeEntities(text: string): string {
  return text.replaceAll(ENTITY, (whole, ...found: (string | undefined)[]) => {
    const [name, decimal, hex] = found
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}
