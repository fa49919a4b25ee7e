import { useEffect, useState } from 'preact/hooks'

/** Whether a media query matches; the panel fills its window, so that these are the panel's own sizes. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const ending = new AbortController()
    const list = matchMedia(query)
    setMatches(list.matches)
    list.addEventListener('change', event => setMatches(event.matches), { signal: ending.signal })
    return () => ending.abort()
  }, [query])
  return matches
}
