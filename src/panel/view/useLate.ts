import { useEffect, useState } from 'preact/hooks'
import type { Late } from '../model/late.ts'
import { usePanel } from './usePanel.ts'

/**
 * Code that is loaded when it is first rendered with, unless that was done in advance; undefined until then. If that fails, as
 * when the extension was updated meanwhile, the status line reports it, and `onMissing` closes what asked for the code.
 */
export function useLate<Code>(code: Late<Code>, onMissing: () => void): Code | undefined {
  const { text, announce } = usePanel()
  const [loaded, setLoaded] = useState(() => code.loaded())
  useEffect(() => {
    let isWanted = loaded === undefined
    if (!isWanted) return undefined
    code.load().then(
      found => {
        if (isWanted) setLoaded(() => found)
      },
      () => {
        if (!isWanted) return
        onMissing()
        announce(text.t('codeMissing'), 'error')
      },
    )
    return () => {
      isWanted = false
    }
  }, [])
  return loaded
}
