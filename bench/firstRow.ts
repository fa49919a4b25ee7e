/** The first row of the ledger in the panel, as a selector. */
export const FIRST_ROW = '[role="grid"] [role="row"][aria-rowindex="2"]'
