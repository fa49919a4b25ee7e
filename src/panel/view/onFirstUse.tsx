import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePanel } from './usePanel.ts'

/** `onMissing` closes what asked for the code, when it cannot be loaded. */
type OnFirstUse<Props> = Props & { onMissing: () => void }

/**
 * A component whose code is loaded when it is first rendered; nothing is shown until then. If that fails, as when the extension
 * was updated meanwhile, the status line reports it.
 */
export function onFirstUse<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  return function OnFirstUse(props: OnFirstUse<Props>) {
    const { text, announce } = usePanel()
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      let isWanted = loaded === undefined
      if (!isWanted) return undefined
      load().then(
        found => {
          loaded = found
          if (isWanted) setComponent(() => found)
        },
        () => {
          if (!isWanted) return
          props.onMissing()
          announce(text.t('codeMissing'), 'error')
        },
      )
      return () => {
        isWanted = false
      }
    }, [])
    return Component ? <Component {...props} /> : null
  }
}
