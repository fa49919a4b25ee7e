/** Where a request counts, besides the host of its URL. */
export interface Counting {
  /** Sentences, each in parts that join without a space. */
  sentences: readonly (readonly CatalogueText[])[]
  /** The same as a list of facts; `url` is the place of the request's URL among them. */
  facts: readonly (CountingFact | 'url')[]
  /** What a confirmation covers, as JSON values: the same for the same place. */
  scope: readonly unknown[]
  /** The session that it counts in. */
  sessionId: string | undefined
}

/** One fact, and the catalogue's key of its name. A text is a value of the request itself. */
export interface CountingFact {
  name: string
  value: string | CatalogueText
  /** It is an identifier. */
  isCode?: boolean
}

/** A message of the catalogue: its key, and the values that fill it. */
export interface CatalogueText {
  key: string
  values: readonly string[]
}
