const pathOf = (name: string): string => `src/content/${name}/index.iife.js`

/** The paths where the build puts the scripts that the background registers for pages. */
export const CONTENT_SCRIPTS = { page: pathOf('page'), relay: pathOf('relay'), off: pathOf('off') } as const
