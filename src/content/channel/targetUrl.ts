import { isTargetPath, mayBeTargets } from '../../core/dialect/targetUrls.ts'
import { baseUriOf, createUrl, hrefOf, indexOf, pathnameOf, searchOf } from './primordials.ts'
import { quietly } from './quietly.ts'

/** The absolute URL, when a URL as the page gave it addresses Target. */
export function targetUrl(given: string | undefined, mayBe = mayBeTargets, isIt = isTargetPath): string | undefined {
  if (given === undefined || !mayBe(text => indexOf(given, text) !== -1)) return undefined
  return quietly(() => {
    const url = createUrl(given, baseUriOf(document))
    return isIt(pathnameOf(url), searchOf(url)) ? hrefOf(url) : undefined
  })
}

/**
 * The URL in an argument that is a string or a URL object. Other objects are not read: their `toString` is page code,
 * which the platform runs exactly once.
 */
export function givenUrl(input: unknown): string | undefined {
  if (typeof input === 'string') return input
  return typeof input === 'object' && input !== null ? quietly(() => hrefOf(input as URL)) : undefined
}
