import { isTargetPath } from '../core/dialect/targetUrls.ts'

/** Whether a URL that the URL parser accepts is that of a call to Target. */
export function isTargetUrl(url: string): boolean {
  const { pathname, search } = new URL(url)
  return isTargetPath(pathname, search)
}
