/** The packages of the repository in the folder `root`, whose extension is built: file names and bytes. */
export function makePackages(root: string): Promise<Map<string, Uint8Array<ArrayBuffer>>>

/** A sentence for each of the packages that is bigger than its limit. */
export function tooBig(packages: ReadonlyMap<string, Uint8Array>): readonly string[]
